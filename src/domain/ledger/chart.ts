/**
 * One kind of account. Debits are positive in postings, so an account of the `credit` side (what
 * the group owes or has earned) carries a negative signed balance; people are shown `shownBalance`.
 */
export interface AccountKind {
  readonly type: string;
  /** One account for each member, `member:<id>:<type>`, instead of one for the group. */
  readonly perMember: boolean;
  readonly normalSide: 'debit' | 'credit';
  /** False: invariant I5, its shown balance never falls below zero. */
  readonly mayBeNegative: boolean;
}

/**
 * Chart of accounts: data, so that later kinds of entries add rows and change no rule; for every
 * group here, for one group in its head.
 */
export type Chart = ReadonlyMap<string, AccountKind>;

export function chartOf(kinds: readonly AccountKind[]): Chart {
  return new Map(kinds.map((kind) => [kind.type, kind]));
}

export const STANDARD_CHART: Chart = chartOf([
  { type: 'cash', perMember: false, normalSide: 'debit', mayBeNegative: false },
  { type: 'bank', perMember: false, normalSide: 'debit', mayBeNegative: false },
  { type: 'fees', perMember: false, normalSide: 'credit', mayBeNegative: false },
  { type: 'fines', perMember: false, normalSide: 'credit', mayBeNegative: false },
  { type: 'interest', perMember: false, normalSide: 'credit', mayBeNegative: false },
  { type: 'other-income', perMember: false, normalSide: 'credit', mayBeNegative: false },
  { type: 'expenses', perMember: false, normalSide: 'debit', mayBeNegative: false },
  { type: 'suspense', perMember: false, normalSide: 'credit', mayBeNegative: true },
  { type: 'opening', perMember: false, normalSide: 'credit', mayBeNegative: true },
  { type: 'pledge', perMember: true, normalSide: 'credit', mayBeNegative: false },
  { type: 'special', perMember: true, normalSide: 'credit', mayBeNegative: false },
]);

/** A group's own accounts beside those of every group, which no group can redefine. */
export function extendChart(base: Chart, own: readonly AccountKind[]): Chart {
  return new Map([...base, ...chartOf(own.filter(({ type }) => !base.has(type)))]);
}

const TYPE = /^[a-z][a-z-]{0,31}$/;

/** @throws TypeError for an account that a chart cannot take: no name, or one that it has */
export function assertNewAccount(chart: Chart, { type }: AccountKind): void {
  if (!TYPE.test(type)) throw new TypeError('not a type of account');
  if (chart.has(type)) throw new TypeError('the chart has this account');
}

/** The balance as people mean it: what a member has, what is in the cash box. */
export function shownBalance(kind: AccountKind, signed: bigint): bigint {
  return kind.normalSide === 'debit' ? signed : -signed;
}
