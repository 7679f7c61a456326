import type { Value } from '../../conversation/view.ts';
import { STANDARD_CHART } from '../../domain/ledger/chart.ts';
import type { TypeBalances } from '../../domain/ledger/type-balances.ts';
import { trialBalance, type TrialLine } from '../../domain/statements/trial-balance.ts';

export interface Section {
  heading: Value;
  rows: readonly { label: Value; value: Value }[];
}

export const baht = (satang: bigint): Value => ({
  t: 'closing.baht',
  params: { amount: { money: satang } },
});

const rowOf = ({ amount, type }: TrialLine): Section['rows'][number] => ({
  label: { t: `savings.account.${type}` },
  value: baht(amount),
});

/** Both sides of a trial balance, each with what it comes to. */
export function trialSections(balances: TypeBalances): Section[] {
  const { credits, debits, total } = trialBalance(balances, STANDARD_CHART);
  const sum = { label: { t: 'closing.trial.total' }, value: baht(total) };
  return [
    { heading: { t: 'closing.trial.debits' }, rows: [...debits.map(rowOf), sum] },
    { heading: { t: 'closing.trial.credits' }, rows: [...credits.map(rowOf), sum] },
  ];
}
