import type { Value } from '../../conversation/view.ts';
import { STANDARD_CHART } from '../../domain/ledger/chart.ts';
import type { TypeBalances } from '../../domain/ledger/type-balances.ts';
import { trialBalance, type TrialLine } from '../../domain/statements/trial-balance.ts';

export interface Section {
  heading: Value;
  /** What an accountant calls it, small beneath it. */
  term?: Value;
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
  const side = (name: 'debits' | 'credits', lines: readonly TrialLine[]): Section => ({
    heading: { t: `closing.trial.${name}` },
    term: { t: `closing.trial.${termOf(name, lines)}` },
    rows: [...lines.map(rowOf), sum],
  });
  return [side('debits', debits), side('credits', credits)];
}

/** With the name that accountants have for what is short or over, where it stands on this side. */
const termOf = (name: 'debits' | 'credits', lines: readonly TrialLine[]): string =>
  lines.some(({ type }) => type === 'suspense') ? `term_${name}_suspense` : `term_${name}`;
