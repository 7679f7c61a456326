import { dateAt, monthOf } from '../bangkok-time.ts';
import type { LocalDate } from '../bangkok-time.ts';
import { parseAccount } from './account-name.ts';
import { assertEntry } from './assert-entry.ts';
import { entryHash } from './chain.ts';
import { shownBalance } from './chart.ts';
import { effectiveDateOf } from './effective-date.ts';
import type { DraftLine, EntryDraft } from './entry-draft.ts';
import type { Entry, EntryFacts, Posting, UnsealedEntry } from './entry.ts';
import type { LedgerCommand } from './ledger-command.ts';
import type { LedgerHead } from './ledger-head.ts';
import { groupRules } from './group-rules.ts';
import { LedgerInvariantError } from './ledger-invariant-error.ts';
import type { LedgerRules, LedgerState } from './ledger-state.ts';
import { CLOCK_BEHIND_MAX_MS } from './limits.ts';
import { refuseDistantMonths } from './month-rules.ts';
import { refuseAlone, refuseLeftover, refuseOverCap } from './policy-rules.ts';
import { formatReceipt, nextReceipt } from './receipt-number.ts';
import { isLent, refuseStillLow } from './replacement-rules.ts';
import { refused } from './refusal.ts';
import type { Refused } from './refusal.ts';

/** A command with its hash (`inputHash`) and what `draftEntry` made of it. */
export interface Proposal {
  readonly command: LedgerCommand;
  readonly inputHash: string;
  readonly draft: EntryDraft | Refused;
}

export type Prepared = { readonly kind: 'entry'; readonly entry: Entry } | Refused;

/**
 * Decides a command against the books as they stand. Refusals are looked for in a fixed order:
 * frozen, clock, date, the draft's own, reversed before, distant month, month already paid, balance, cap, what
 * would be left behind, people who have to agree.
 * @throws LedgerInvariantError when the entry would break the books: a program error, or books
 *   that were changed by hand
 */
export function prepareEntry(
  { command, draft, inputHash }: Proposal,
  state: LedgerState,
  shared: LedgerRules,
): Prepared {
  const { head } = state;
  const rules = groupRules(shared, head);
  const closed = refuseByHead(head, command.at);
  if (closed) return closed;
  const recordedAt = Math.max(command.at, head.recordedAt);
  const today = dateAt(recordedAt);
  const day = effectiveDateOf(command.effectiveDate, head, today, command.policy?.backdateDays);
  if (day.kind === 'refused') return day;
  if (draft.kind === 'refused') return draft;
  const refusal =
    refuseReversed(draft, state) ??
    refuseFarMonths(draft, day.date) ??
    refusePaidMonth(draft, state) ??
    refuseStillLow(draft.lines, state, rules) ??
    refuseLowBalance(draft, state, rules) ??
    refuseOverCap(draft.lines, state, rules, command.policy) ??
    refuseLeftover(draft, state, rules) ??
    refuseAlone(command, draft);
  if (refusal) return refusal;
  const entry: UnsealedEntry = {
    groupId: head.groupId,
    seq: head.seq + 1,
    kind: command.kind,
    idemKey: command.idemKey,
    inputHash,
    effectiveDate: day.date,
    recordedAt,
    actor: command.actor,
    approvers: command.approvers ?? [],
    memberId: draft.memberId,
    receiptNo: draft.receipt ? formatReceipt(nextReceipt(head, today)) : null,
    reversesSeq: draft.reversesSeq,
    postings: draft.lines.map((line) => postLine(line, state)),
    months: draft.months,
    facts: factsOf(command, draft, state),
    prevHash: head.hash,
  };
  assertEntry(entry, state, rules);
  return { kind: 'entry', entry: { ...entry, hash: entryHash(entry, rules.sha256) } };
}

/** Books that take nothing just now, whatever it is. */
export function refuseByHead(head: LedgerHead, at: number): Refused | undefined {
  if (head.state === 'frozen') return refused({ reason: 'frozen' });
  if (at < head.recordedAt - CLOCK_BEHIND_MAX_MS) return refused({ reason: 'clock-behind' });
  return undefined;
}

/** What the kind says of itself, which entry it puts right, and the closed month that one was in. */
function factsOf(
  { corrects }: LedgerCommand,
  { facts, reversesSeq }: EntryDraft,
  state: LedgerState,
): EntryFacts {
  const wrong = corrects ?? reversesSeq;
  const day = wrong === null ? undefined : state.entry(wrong)?.effectiveDate;
  const { closedThrough } = state.head;
  const isLate = day !== undefined && closedThrough !== null && monthOf(day) <= closedThrough;
  return {
    ...facts,
    ...(corrects !== undefined && { corrects }),
    ...(isLate && { late: monthOf(day) }),
  };
}

function refuseReversed({ reversesSeq: seq }: EntryDraft, state: LedgerState): Refused | undefined {
  const by = seq === null ? undefined : state.reversalOf(seq);
  return seq === null || by === undefined
    ? undefined
    : refused({ reason: 'already-reversed', seq, by });
}

/** What is taken back may have become distant since. */
function refuseFarMonths(
  { months, reversesSeq }: EntryDraft,
  paidOn: LocalDate,
): Refused | undefined {
  return reversesSeq === null ? refuseDistantMonths(months, paidOn) : undefined;
}

function refusePaidMonth(draft: EntryDraft, state: LedgerState): Refused | undefined {
  const { memberId, months, monthsMayRepeat } = draft;
  if (monthsMayRepeat || memberId === null) return undefined;
  const paid = months.find(({ month }) => state.isMonthPaid(memberId, month));
  return paid && refused({ reason: 'month-already-paid', month: paid.month });
}

function refuseLowBalance(
  { lends, lines }: EntryDraft,
  state: LedgerState,
  { chart }: LedgerRules,
): Refused | undefined {
  for (const { account, amount } of lines) {
    const kind = parseAccount(chart, account)?.kind;
    if (kind === undefined) {
      throw new LedgerInvariantError(state.head.groupId, null, 'account', 'not in the chart');
    }
    const { balance } = state.account(account);
    if (lends && !kind.perMember) continue;
    if (!kind.mayBeNegative && shownBalance(kind, balance) < 0n && !isLent(state, account)) {
      throw new LedgerInvariantError(state.head.groupId, null, account, 'I5: is below zero');
    }
    if (kind.mayBeNegative || shownBalance(kind, balance + amount) >= 0n) continue;
    return refused({ reason: 'balance-too-low', account, available: shownBalance(kind, balance) });
  }
  return undefined;
}

function postLine({ account, amount }: DraftLine, state: LedgerState): Posting {
  const before = state.account(account);
  return {
    account,
    amount,
    accountSeq: before.accountSeq + 1,
    balanceAfter: before.balance + amount,
  };
}
