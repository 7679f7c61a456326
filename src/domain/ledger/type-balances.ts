import { parseAccount } from './account-name.ts';
import type { Chart } from './chart.ts';
import type { Entry } from './entry.ts';

/**
 * Balances of all accounts of each type of the chart, satang, signed with debits positive. Types
 * without a balance are left out and the others stand in alphabetical order, so that equal balances
 * are equal in every byte.
 */
export type TypeBalances = Readonly<Record<string, bigint>>;

/** Balances after entries (or, with `sign` −1, before them); their order does not matter. */
export function addEntries(
  balances: TypeBalances,
  entries: Iterable<Pick<Entry, 'postings'>>,
  chart: Chart,
  sign: 1n | -1n = 1n,
): TypeBalances {
  const sums = new Map(Object.entries(balances));
  for (const { postings } of entries) {
    for (const { account, amount } of postings) {
      const type = parseAccount(chart, account)?.kind.type ?? account;
      sums.set(type, (sums.get(type) ?? 0n) + sign * amount);
    }
  }
  return typeBalances(sums);
}

export function typeBalances(sums: Iterable<readonly [string, bigint]>): TypeBalances {
  const found = [...sums].filter(([, balance]) => balance !== 0n);
  return Object.fromEntries(found.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function areSameBalances(a: TypeBalances, b: TypeBalances): boolean {
  const types = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...types].every((type) => (a[type] ?? 0n) === (b[type] ?? 0n));
}
