import { z } from 'zod';

/** What the dialogue knows so far; amounts in satang as decimal strings. */
export const depositData = z.strictObject({
  groupId: z.string(),
  memberId: z.string().nullable(),
  /** Which of the member's savings it goes to; special savings are for no month. */
  target: z.enum(['pledge', 'special']),
  /** Months it pays for, `YYYY-MM`. */
  months: z.array(z.string()),
  /** Months that were said and are paid already, so that others took their place. */
  monthsWere: z.array(z.string()).default([]),
  /** Typed by the treasurer; null: pledge × months, or for special savings not said yet. */
  amount: z.string().nullable(),
  channel: z.enum(['cash', 'transfer']),
  /** Day the money changed hands; null: the day it is entered. */
  paidOn: z.string().nullable().default(null),
  /** An amount out of the ordinary that the treasurer was asked about and stood by. */
  sure: z.string().nullable().default(null),
  /** Amount and day of the summary that was shown: what is confirmed. */
  shown: z.string().nullable().default(null),
  /** Who was said before the group was settled (a treasurer of several). */
  said: z
    .strictObject({
      memberNo: z.string().nullable(),
      name: z.string().nullable(),
      monthCount: z.number().int().nullable(),
    })
    .nullable(),
  /** Members to choose from, when a name fits several. */
  candidates: z.array(z.string()),
  /** How many more the name fits, beyond those listed. */
  unlisted: z.number().int().default(0),
  /** Receipts of the same amount on the same day that the treasurer has seen and set apart. */
  distinctFrom: z.array(z.string()),
});
export type DepositData = z.infer<typeof depositData>;

/** What an entry line may bring along when the dialogue begins. */
export const depositParams = z.strictObject({
  groupId: z.string().nullable(),
  memberNo: z.string().nullable(),
  name: z.string().nullable(),
  amount: z.string().nullable(),
  months: z.array(z.string()),
  monthCount: z.number().int().nullable(),
  channel: z.enum(['cash', 'transfer']).nullable(),
  target: z.enum(['pledge', 'special']),
  paidOn: z.string().nullable().default(null),
  monthsWere: z.array(z.string()).default([]),
});
export type DepositParams = z.infer<typeof depositParams>;

export const NO_PARAMS: DepositParams = {
  groupId: null,
  memberNo: null,
  name: null,
  amount: null,
  months: [],
  monthCount: null,
  channel: null,
  target: 'pledge',
  paidOn: null,
  monthsWere: [],
};

export const newDeposit = (groupId: string, target: DepositData['target']): DepositData => ({
  groupId,
  memberId: null,
  target,
  months: [],
  monthsWere: [],
  amount: null,
  channel: 'cash',
  paidOn: null,
  sure: null,
  shown: null,
  said: null,
  candidates: [],
  unlisted: 0,
  distinctFrom: [],
});
