import { z } from 'zod';

const party = z.strictObject({ personId: z.string(), memberId: z.string().nullable() });

export const withdrawalPayload = z.strictObject({
  runId: z.string(),
  memberId: z.string(),
  /** Satang. */
  amount: z.string(),
  channel: z.enum(['cash', 'transfer']),
  /** Who has agreed before, oldest first. */
  agreed: z.array(party),
});
export type WithdrawalPayload = z.infer<typeof withdrawalPayload>;
