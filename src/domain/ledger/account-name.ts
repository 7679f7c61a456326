import type { AccountKind, Chart } from './chart.ts';

/** `cash`, or `member:<id>:pledge`. */
export type AccountName = string;

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const MEMBER_ACCOUNT = /^member:([A-Za-z0-9_-]{1,64}):([a-z-]{1,32})$/;

/** True for an id that may stand in an account name or an entry: ASCII, no separators, no words. */
export function isLedgerId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

/** @throws TypeError when `memberId` is not an id */
export function memberAccount(memberId: string, type: string): AccountName {
  if (!isLedgerId(memberId)) throw new TypeError('not a member id');
  return `member:${memberId}:${type}`;
}

export interface AccountParts {
  readonly kind: AccountKind;
  readonly memberId: string | null;
}

/** What an account name says by this chart, or undefined when the chart has no such account. */
export function parseAccount(chart: Chart, name: AccountName): AccountParts | undefined {
  const match = MEMBER_ACCOUNT.exec(name);
  const kind = chart.get(match?.[2] ?? name);
  if (kind === undefined || kind.perMember !== (match !== null)) return undefined;
  return { kind, memberId: match?.[1] ?? null };
}
