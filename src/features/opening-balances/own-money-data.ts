import { z } from 'zod';
import { satangFromText } from '../../domain/money.ts';

export const ownMoneyData = z.strictObject({
  groupId: z.string(),
  /** Satang; null: not asked yet. */
  cash: z.string().nullable(),
  bank: z.string().nullable(),
});
export type OwnMoneyData = z.infer<typeof ownMoneyData>;

export const ownMoneyParams = z.strictObject({ groupId: z.string().nullable() });
export type OwnMoneyParams = z.infer<typeof ownMoneyParams>;

export const ownMoneyPayload = z.strictObject({ cash: z.string(), bank: z.string() });
export type OwnMoneyPayload = z.infer<typeof ownMoneyPayload>;

export interface OwnMoney {
  cash: bigint;
  bank: bigint;
}

/** @throws when one is not known yet: the card comes after both */
export function ownMoneyOf({ bank, cash }: { bank: string | null; cash: string | null }): OwnMoney {
  if (cash === null || bank === null) throw new Error('the group’s money is not known fully');
  return { cash: satangFromText(cash), bank: satangFromText(bank) };
}
