import type { Month } from '../bangkok-time.ts';
import { memberAccount } from '../ledger/account-name.ts';
import type { Entry } from '../ledger/entry.ts';
import { sumSatang } from '../money.ts';
import { entriesOf, lineOf, type EntryLine, type Period } from './period.ts';

/** Satang, as the member means them: savings are positive. */
export interface Savings {
  readonly pledge: bigint;
  readonly special: bigint;
}

export interface AccountLine extends EntryLine {
  readonly months: readonly Month[];
  /** What it added, below zero where it took away. */
  readonly change: Savings;
  readonly after: Savings;
}

export interface MemberAccount {
  readonly opening: Savings;
  readonly lines: readonly AccountLine[];
  readonly closing: Savings;
}

/**
 * One member's savings in the period.
 * @param now what the member has after all of `entries`, which are the member's newest, at least
 *   from the first one that was recorded on the period's first day; in any order
 */
export function memberStatement(
  memberId: string,
  now: Savings,
  entries: readonly Entry[],
  period: Period,
): MemberAccount {
  const beyond = entries.filter(
    ({ effectiveDate, seq }) => effectiveDate >= period.first || seq > period.upTo,
  );
  const opening = plus(
    now,
    beyond.map((entry) => changeOf(entry, memberId)),
    -1n,
  );
  const lines: AccountLine[] = [];
  let after = opening;
  for (const entry of entriesOf(entries, period)) {
    const change = changeOf(entry, memberId);
    if (change.pledge === 0n && change.special === 0n) continue;
    after = plus(after, [change]);
    const months = entry.months.map(({ month }) => month);
    lines.push({ ...lineOf(entry), months, change, after });
  }
  return { opening, lines, closing: after };
}

function changeOf({ postings }: Entry, memberId: string): Savings {
  const of = (type: string): bigint => {
    const own = memberAccount(memberId, type);
    return -sumSatang(
      postings.filter(({ account }) => account === own).map(({ amount }) => amount),
    );
  };
  return { pledge: of('pledge'), special: of('special') };
}

function plus(savings: Savings, changes: readonly Savings[], sign: 1n | -1n = 1n): Savings {
  return {
    pledge: savings.pledge + sign * sumSatang(changes.map(({ pledge }) => pledge)),
    special: savings.special + sign * sumSatang(changes.map(({ special }) => special)),
  };
}
