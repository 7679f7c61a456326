import { parseAccount } from './account-name.ts';
import type { AccountName } from './account-name.ts';
import { shownBalance } from './chart.ts';
import type { Entry, UnsealedEntry } from './entry.ts';
import type { LedgerRules, LedgerState } from './ledger-state.ts';
import { refused } from './refusal.ts';
import type { Refused } from './refusal.ts';
import { isReplaced } from './reversal-violations.ts';
import type { Violation } from './violation.ts';

type Before = Pick<LedgerState, 'account' | 'entry'>;
type Lines = readonly { account: AccountName; amount: bigint }[];

/** The reversal that the next entry has to replace, if there is one. */
function owing(state: Pick<LedgerState, 'entry'>, seq: number): Entry | undefined {
  const previous = state.entry(seq - 1);
  return previous && isReplaced(previous) ? previous : undefined;
}

/** Whether this money is below zero only until the entry that is being prepared. */
export function isLent(state: Pick<LedgerState, 'entry' | 'head'>, account: AccountName): boolean {
  const reversal = owing(state, state.head.seq + 1);
  return reversal?.postings.some((posting) => posting.account === account) ?? false;
}

/** The group's own money that a replaced reversal left below zero and these lines do not make up for. */
function stillBelow(
  reversal: Entry,
  lines: Lines,
  state: Pick<LedgerState, 'account'>,
  { chart }: Pick<LedgerRules, 'chart'>,
): { account: AccountName; available: bigint } | undefined {
  for (const { account, amount: taken } of reversal.postings) {
    const kind = parseAccount(chart, account)?.kind;
    if (!kind || kind.mayBeNegative) continue;
    const { balance } = state.account(account);
    const moved = lines.find((line) => line.account === account)?.amount ?? 0n;
    if (shownBalance(kind, balance + moved) >= 0n) continue;
    return { account, available: shownBalance(kind, balance - taken) };
  }
  return undefined;
}

/** Refusal of a right entry that leaves the group's money short; `available` is as before both. */
export function refuseStillLow(
  lines: Lines,
  state: LedgerState,
  rules: LedgerRules,
): Refused | undefined {
  const reversal = owing(state, state.head.seq + 1);
  const low = reversal && stillBelow(reversal, lines, state, rules);
  return low && refused({ reason: 'balance-too-low', ...low });
}

/** I7 and I5 of the two entries that belong together: a replaced reversal, then the right entry. */
export function replacementViolations(
  entry: UnsealedEntry,
  before: Before,
  rules: Pick<LedgerRules, 'chart'>,
): Violation[] {
  const reversal = owing(before, entry.seq);
  const corrects = entry.facts['corrects'] ?? null;
  if (corrects !== (reversal?.reversesSeq ?? null)) {
    const what = 'does not belong to the reversal right before it';
    return [{ invariant: 'I7', field: 'facts.corrects', what }];
  }
  const low = reversal && stillBelow(reversal, entry.postings, before, rules);
  return low ? [{ invariant: 'I5', field: low.account, what: 'is still below zero' }] : [];
}
