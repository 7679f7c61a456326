import { z } from 'zod';

export const closeData = z.strictObject({
  groupId: z.string().nullable(),
  /** `YYYY-MM`; null: whichever comes next. */
  month: z.string().nullable(),
  /** Last entry of the group when the summary was shown; null before. */
  seq: z.number().int().nullable(),
});
export type CloseData = z.infer<typeof closeData>;

export const closeParams = z.strictObject({
  groupId: z.string().nullable(),
  month: z.string().nullable(),
});

/** Everything about a close that its approval binds; satang as decimal strings. */
export const closePayload = z.strictObject({
  month: z.string(),
  seq: z.number().int(),
  hash: z.string(),
  /** By type of account, signed. */
  balances: z.record(z.string(), z.string()),
  /** Numbered receipts that bear a day of the month. */
  receipts: z.number().int(),
  disputes: z.number().int(),
  approvals: z.number().int(),
  uncounted: z.array(z.string()),
  /** Months before it close with it, because none was closed yet. */
  isFirst: z.boolean(),
});
export type ClosePayload = z.infer<typeof closePayload>;
