import { z } from 'zod';

/** What the dialogue knows so far; the amount in satang as a decimal string. */
export const withdrawalData = z.strictObject({
  groupId: z.string(),
  memberId: z.string().nullable(),
  candidates: z.array(z.string()),
  unlisted: z.number().int(),
  amount: z.string().nullable(),
  channel: z.enum(['cash', 'transfer']),
  /** Who was said before the group was settled (a treasurer of several). */
  said: z.strictObject({ memberNo: z.string().nullable(), name: z.string().nullable() }).nullable(),
});
export type WithdrawalData = z.infer<typeof withdrawalData>;

export const withdrawalParams = z.strictObject({
  groupId: z.string().nullable(),
  memberNo: z.string().nullable(),
  name: z.string().nullable(),
  amount: z.string().nullable(),
  channel: z.enum(['cash', 'transfer']).nullable(),
});
export type WithdrawalParams = z.infer<typeof withdrawalParams>;

export const NOTHING_SAID: WithdrawalParams = {
  groupId: null,
  memberNo: null,
  name: null,
  amount: null,
  channel: null,
};
