import { z } from 'zod';

const reason = z.enum(['resigned', 'deceased']);
const channel = z.enum(['cash', 'transfer']);
/** Hundredths of a percent for each beneficiary; none: all of it to the member. */
const shares = z.array(z.number().int().positive());

/** What the dialogue knows so far. */
export const refundData = z.strictObject({
  groupId: z.string(),
  memberId: z.string().nullable(),
  candidates: z.array(z.string()),
  unlisted: z.number().int(),
  reason: reason.nullable(),
  /** Null until it is said who gets what. */
  shares: shares.nullable(),
  channel,
});
export type RefundData = z.infer<typeof refundData>;

export const refundParams = z.strictObject({ memberNo: z.string().nullable() });
export type RefundParams = z.infer<typeof refundParams>;

const party = z.strictObject({ personId: z.string(), memberId: z.string().nullable() });

/** What is to be paid back, exactly; satang as decimal strings. */
export const refundPayload = z.strictObject({
  runId: z.string(),
  memberId: z.string(),
  reason,
  pledge: z.string(),
  special: z.string(),
  channel,
  shares,
  agreed: z.array(party),
});
export type RefundPayload = z.infer<typeof refundPayload>;
