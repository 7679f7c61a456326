import type { Chart } from '../ledger/chart.ts';
import type { TypeBalances } from '../ledger/type-balances.ts';
import { sumSatang } from '../money.ts';

export interface TrialLine {
  readonly type: string;
  /** Satang, above zero. */
  readonly amount: bigint;
}

/** All accounts of a group by type, in the order of the chart; both sides come to the same. */
export interface TrialBalance {
  readonly debits: readonly TrialLine[];
  readonly credits: readonly TrialLine[];
  readonly total: bigint;
}

/** @throws RangeError for balances that do not add up to zero: they are no books' */
export function trialBalance(balances: TypeBalances, chart: Chart): TrialBalance {
  const order = [...chart.keys()];
  const rank = (type: string): number =>
    order.includes(type) ? order.indexOf(type) : order.length;
  const sorted = Object.entries(balances).toSorted(([a], [b]) => rank(a) - rank(b));
  const side = (sign: bigint): TrialLine[] =>
    sorted.flatMap(([type, balance]) =>
      balance * sign > 0n ? [{ type, amount: balance * sign }] : [],
    );
  const debits = side(1n);
  const credits = side(-1n);
  const total = sumOf(debits);
  if (total !== sumOf(credits)) throw new RangeError('balances do not add up to zero');
  return { debits, credits, total };
}

const sumOf = (lines: readonly TrialLine[]): bigint => sumSatang(lines.map(({ amount }) => amount));
