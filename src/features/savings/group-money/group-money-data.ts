import { z } from 'zod';
import { EXPENSE_CATEGORIES } from '../../../domain/ledger/ledger-command.ts';
import { GROUP_MONEY } from './group-money-kinds.ts';

const kind = z.enum(GROUP_MONEY);
const channel = z.enum(['cash', 'transfer']);

/** What the dialogue knows so far; the amount in satang as a decimal string. */
export const groupMoneyData = z.strictObject({
  groupId: z.string(),
  kind: kind.nullable(),
  memberId: z.string().nullable(),
  candidates: z.array(z.string()),
  unlisted: z.number().int(),
  category: z.enum(EXPENSE_CATEGORIES).nullable(),
  amount: z.string().nullable(),
  channel,
  /** Id of the stored picture of the bank's slip. */
  slip: z.string().nullable(),
  /** Who was said before the group was settled (a treasurer of several). */
  said: z.strictObject({ memberNo: z.string().nullable(), name: z.string().nullable() }).nullable(),
});
export type GroupMoneyData = z.infer<typeof groupMoneyData>;

export const groupMoneyParams = z.strictObject({
  kind: kind.nullable(),
  memberNo: z.string().nullable(),
  name: z.string().nullable(),
  amount: z.string().nullable(),
  channel: channel.nullable(),
});
export type GroupMoneyParams = z.infer<typeof groupMoneyParams>;

export const NOTHING_SAID: GroupMoneyParams = {
  kind: null,
  memberNo: null,
  name: null,
  amount: null,
  channel: null,
};
