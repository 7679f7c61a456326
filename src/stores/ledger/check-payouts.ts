import { parseAccount } from '../../domain/ledger/account-name.ts';
import type { AccountName } from '../../domain/ledger/account-name.ts';
import type { EntryDraft } from '../../domain/ledger/entry-draft.ts';
import { LedgerInvariantError } from '../../domain/ledger/ledger-invariant-error.ts';
import type { LedgerRules, LedgerState } from '../../domain/ledger/ledger-state.ts';
import type { RecordReader } from '../../ports/records/record-store.ts';
import { ledgerEntries } from '../schema/ledger-tables.ts';
import { readEntry } from './read-books.ts';

/** A member's entries that are looked through for the last one that moved an account. */
const RECENT = 20;

/**
 * Money leaves no balance that the journal does not know: one that was raised in the store is found
 * before it is paid out, not in the night after. (Payments in are left to the nightly check: they
 * would cost a reading each.) @throws LedgerInvariantError
 */
export async function checkPayouts(
  reader: RecordReader,
  { chart }: LedgerRules,
  books: Pick<LedgerState, 'head' | 'account'>,
  drafts: readonly EntryDraft[],
): Promise<void> {
  const leaving = new Map<AccountName, string>();
  for (const { account, amount } of drafts.flatMap(({ lines }) => lines)) {
    const memberId = amount > 0n ? parseAccount(chart, account)?.memberId : undefined;
    if (memberId) leaving.set(account, memberId);
  }
  for (const [account, memberId] of leaving) {
    await checkAccount(reader, books, account, memberId);
  }
}

async function checkAccount(
  reader: RecordReader,
  books: Pick<LedgerState, 'head' | 'account'>,
  account: AccountName,
  memberId: string,
): Promise<void> {
  const { groupId } = books.head;
  const eq = { groupId, memberId };
  const query = { index: 'byMember', eq, order: 'desc', limit: RECENT } as const;
  const entries = (await reader.find(ledgerEntries, query)).map(readEntry);
  const { accountSeq, balance } = books.account(account);
  for (const { postings, seq } of entries) {
    const wrote = postings.find((posting) => posting.account === account);
    if (!wrote) continue;
    if (wrote.balanceAfter === balance && wrote.accountSeq === accountSeq) return;
    throw new LedgerInvariantError(groupId, seq, account, 'I4: is not what their last entry wrote');
  }
  // Further back than that nobody looks now.
  if (entries.length === RECENT || accountSeq === 0) return;
  throw new LedgerInvariantError(groupId, null, account, 'I4: is in no entry');
}
