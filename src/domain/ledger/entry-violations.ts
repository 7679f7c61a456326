import { dateAt, isLocalDate, monthOf } from '../bangkok-time.ts';
import type { LocalDate } from '../bangkok-time.ts';
import { sumSatang } from '../money.ts';
import { isLedgerId, parseAccount } from './account-name.ts';
import { entryHash } from './chain.ts';
import type { Entry, UnsealedEntry } from './entry.ts';
import { groupRules } from './group-rules.ts';
import { kindViolations } from './kind-violations.ts';
import type { LedgerHead } from './ledger-head.ts';
import type { LedgerRules, LedgerState } from './ledger-state.ts';
import { postingViolations } from './posting-violations.ts';
import { formatReceipt, nextReceipt } from './receipt-number.ts';
import { replacementViolations } from './replacement-rules.ts';
import { reversalViolations } from './reversal-violations.ts';
import type { Violation } from './violation.ts';

/** Printable ASCII without spaces: a marker, not a sentence, so nothing personal fits in. */
const TOKEN = /^[\x21-\x7e]{1,200}$/;
const HASH = /^[0-9a-f]{64}$/;

type Before = Pick<LedgerState, 'head' | 'account' | 'entry' | 'reversalOf'>;

/** Every invariant that a recorded entry breaks as the one after `before`; none for a sound one. */
export function entryViolations(entry: Entry, before: Before, rules: LedgerRules): Violation[] {
  const found = unsealedViolations(entry, before, rules);
  if (entry.hash !== entryHash(entry, rules.sha256)) {
    found.push({ invariant: 'I11', field: 'hash', what: 'does not match the content' });
  }
  return found;
}

/** The same for an entry about to be sealed: all but its own hash. */
export function unsealedViolations(
  entry: UnsealedEntry,
  before: Before,
  shared: LedgerRules,
): Violation[] {
  const rules = groupRules(shared, before.head);
  return orderViolations(entry, before.head).concat(
    tokenViolations(entry),
    postingViolations(entry, before, rules),
    monthViolations(entry, rules),
    kindViolations(entry, rules),
    reversalViolations(entry, before),
    replacementViolations(entry, before, rules),
  );
}

function orderViolations(entry: UnsealedEntry, head: LedgerHead): Violation[] {
  const found: Violation[] = [];
  const recordedOn = dateAt(entry.recordedAt);
  if (entry.prevHash !== head.hash) {
    found.push({ invariant: 'I11', field: 'prevHash', what: 'is not the hash of the one before' });
  }
  if (entry.seq !== head.seq + 1) {
    found.push({ invariant: 'I3', field: 'seq', what: `follows ${head.seq}` });
  }
  if (entry.recordedAt < head.recordedAt) {
    found.push({ invariant: 'I12', field: 'recordedAt', what: 'is before the one before' });
  }
  if (!isPlausibleDay(entry.effectiveDate, head.openedOn, recordedOn)) {
    const what = 'is not between opening and recording';
    found.push({ invariant: 'I12', field: 'effectiveDate', what });
  }
  if (head.closedThrough !== null && monthOf(entry.effectiveDate) <= head.closedThrough) {
    found.push({ invariant: 'I9', field: 'effectiveDate', what: 'is in a closed month' });
  }
  if (entry.receiptNo !== null) {
    const due = formatReceipt(nextReceipt(head, recordedOn));
    if (entry.receiptNo !== due) {
      found.push({ invariant: 'I3', field: 'receiptNo', what: `is not the next one, ${due}` });
    }
  }
  if (entry.reversesSeq !== null && !(entry.reversesSeq >= 1 && entry.reversesSeq < entry.seq)) {
    found.push({ invariant: 'I7', field: 'reversesSeq', what: 'is not an earlier entry' });
  }
  return found;
}

function isPlausibleDay(day: LocalDate, openedOn: LocalDate, recordedOn: LocalDate): boolean {
  if (day < openedOn || day > recordedOn) return false;
  return day === recordedOn || isLocalDate(day);
}

function tokenViolations(entry: UnsealedEntry): Violation[] {
  const found: Violation[] = [];
  const bad = (field: string): void => {
    found.push({ invariant: 'I10', field, what: 'is not a plain token' });
  };
  if (!isLedgerId(entry.groupId)) bad('groupId');
  if (!TOKEN.test(entry.kind)) bad('kind');
  if (!isLedgerId(entry.actor)) bad('actor');
  if (!entry.approvers.every(isLedgerId)) bad('approvers');
  if (entry.memberId !== null && !isLedgerId(entry.memberId)) bad('memberId');
  if (!TOKEN.test(entry.idemKey)) bad('idemKey');
  if (!HASH.test(entry.inputHash)) bad('inputHash');
  for (const [name, value] of Object.entries(entry.facts)) {
    if (typeof value === 'string' && !TOKEN.test(value)) bad(`facts.${name}`);
  }
  return found;
}

/** Months are shares of what the entry moves in the member's pledge savings. */
function monthViolations(entry: UnsealedEntry, { chart }: LedgerRules): Violation[] {
  if (entry.months.length === 0) return [];
  const pledged = entry.postings.filter(({ account }) => {
    const parts = parseAccount(chart, account);
    return parts?.kind.type === 'pledge' && parts.memberId === entry.memberId;
  });
  const credited = -sumSatang(pledged.map(({ amount }) => amount));
  const shared = sumSatang(entry.months.map(({ amount }) => amount));
  // A deposit is for its months; other entries may move more than the months they name.
  const fits = entry.kind === 'deposit' ? shared === credited : isPartOf(shared, credited);
  return fits
    ? []
    : [{ invariant: 'I4', field: 'months', what: 'are not the shares of the pledge posting' }];
}

function isPartOf(part: bigint, whole: bigint): boolean {
  return whole < 0n ? part <= 0n && part >= whole : part >= 0n && part <= whole;
}
