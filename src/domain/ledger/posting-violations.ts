import { sumSatang } from '../money.ts';
import { parseAccount } from './account-name.ts';
import { shownBalance } from './chart.ts';
import type { Posting, UnsealedEntry } from './entry.ts';
import type { LedgerRules, LedgerState } from './ledger-state.ts';
import { AMOUNT_MAX, POSTINGS_MAX, POSTINGS_MIN } from './limits.ts';
import { isReplaced } from './reversal-violations.ts';
import type { Violation } from './violation.ts';

/** I1–I5 of an entry's postings against the balances before it. */
export function postingViolations(
  entry: UnsealedEntry,
  state: Pick<LedgerState, 'account'>,
  { chart }: Pick<LedgerRules, 'chart'>,
): Violation[] {
  const { postings } = entry;
  const found: Violation[] = [];
  if (sumSatang(postings.map(({ amount }) => amount)) !== 0n) {
    found.push({ invariant: 'I1', field: 'postings', what: 'do not add up to zero' });
  }
  if (postings.length < POSTINGS_MIN || postings.length > POSTINGS_MAX) {
    found.push({ invariant: 'I1', field: 'postings', what: 'too few or too many' });
  }
  if (new Set(postings.map(({ account }) => account)).size !== postings.length) {
    found.push({ invariant: 'I1', field: 'postings', what: 'name an account twice' });
  }
  for (const [index, posting] of postings.entries()) {
    const before = state.account(posting.account);
    found.push(...amountViolations(posting, index));
    if (posting.accountSeq !== before.accountSeq + 1) {
      found.push(inPosting('I3', index, 'accountSeq', 'does not follow the one before'));
    }
    if (posting.balanceAfter !== before.balance + posting.amount) {
      found.push(inPosting('I4', index, 'balanceAfter', 'is not the balance before plus amount'));
    }
    const account = parseAccount(chart, posting.account);
    if (account === undefined) {
      found.push(inPosting('I5', index, 'account', 'is not in the chart of accounts'));
    } else if (
      !account.kind.mayBeNegative &&
      !(isReplaced(entry) && !account.kind.perMember) &&
      shownBalance(account.kind, posting.balanceAfter) < 0n
    ) {
      found.push(inPosting('I5', index, 'balanceAfter', 'is below zero'));
    }
  }
  return found;
}

function amountViolations({ amount }: Posting, index: number): Violation[] {
  if (amount === 0n) return [inPosting('I2', index, 'amount', 'is zero')];
  const size = amount < 0n ? -amount : amount;
  return size > AMOUNT_MAX ? [inPosting('I2', index, 'amount', 'is over the limit')] : [];
}

function inPosting(
  invariant: Violation['invariant'],
  index: number,
  field: string,
  what: string,
): Violation {
  return { invariant, field: `postings[${index}].${field}`, what };
}
