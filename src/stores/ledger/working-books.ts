import type { Month } from '../../domain/bangkok-time.ts';
import { parseAccount } from '../../domain/ledger/account-name.ts';
import type { AccountName } from '../../domain/ledger/account-name.ts';
import { advanceHead } from '../../domain/ledger/advance-head.ts';
import type { EntryDraft } from '../../domain/ledger/entry-draft.ts';
import { entryHash } from '../../domain/ledger/chain.ts';
import type { Entry, Posting } from '../../domain/ledger/entry.ts';
import { groupRules } from '../../domain/ledger/group-rules.ts';
import { EMPTY_ACCOUNT } from '../../domain/ledger/ledger-head.ts';
import type { AccountState, LedgerHead } from '../../domain/ledger/ledger-head.ts';
import { LedgerInvariantError } from '../../domain/ledger/ledger-invariant-error.ts';
import type { LedgerRules, LedgerState } from '../../domain/ledger/ledger-state.ts';
import type { RecordReader, RecordWriter } from '../../ports/records/record-store.ts';
import { ledgerAccounts, ledgerEntries, ledgerHeads } from '../schema/ledger-tables.ts';
import { PaidMonths } from './paid-months.ts';
import { readEntry } from './read-books.ts';

interface Account {
  readonly stored: AccountState | undefined;
  now: AccountState;
}

/**
 * A group's head, and the accounts and months that a run of commands touches, as they become.
 * Read in the transaction, once and before any decision; changed in memory; saved once at its end.
 */
export class WorkingBooks implements LedgerState {
  readonly #accounts = new Map<AccountName, Account>();
  readonly #months: PaidMonths;
  readonly #before: LedgerHead;
  readonly #entries = new Map<number, Entry>();
  readonly #reversals = new Map<number, number>();
  #head: LedgerHead;
  #last: Entry | undefined;

  constructor(head: LedgerHead) {
    this.#before = head;
    this.#head = head;
    this.#months = new PaidMonths(head.groupId);
  }

  get head(): LedgerHead {
    return this.#head;
  }

  account(name: AccountName): AccountState {
    return this.#accounts.get(name)?.now ?? EMPTY_ACCOUNT;
  }

  isMonthPaid(memberId: string, month: Month): boolean {
    return this.#months.isPaid(memberId, month);
  }

  entry(seq: number): Entry | undefined {
    return this.#entries.get(seq);
  }

  reversalOf(seq: number): number | undefined {
    return this.#reversals.get(seq);
  }

  /**
   * Reads entries that are to be taken back, and what has taken them back already.
   * @throws LedgerInvariantError for one that is not as it was sealed: its forgery would be negated
   */
  async loadOriginals(
    reader: RecordReader,
    seqs: Iterable<number>,
    { sha256 }: LedgerRules,
  ): Promise<void> {
    const { groupId } = this.#head;
    for (const seq of seqs) {
      const row = await reader.get(ledgerEntries, { groupId, seq });
      const entry = row && readEntry(row);
      if (entry && entryHash(entry, sha256) !== entry.hash) {
        throw new LedgerInvariantError(groupId, seq, 'hash', 'I11: does not match the content');
      }
      if (entry) this.#entries.set(seq, entry);
      const eq = { groupId, reversesSeq: seq };
      const [by] = await reader.find(ledgerEntries, { index: 'byReversed', eq, limit: 1 });
      if (by) this.#reversals.set(seq, by.seq);
    }
  }

  /**
   * The journal ends where the head says, with an entry that was not touched; balances it wrote are
   * compared when they are loaded. @throws LedgerInvariantError
   */
  async checkEnd(reader: RecordReader, { sha256 }: LedgerRules): Promise<void> {
    const { groupId, hash, seq } = this.#before;
    if (seq === 0) return;
    const row = await reader.get(ledgerEntries, { groupId, seq });
    const wrong = (what: string) => new LedgerInvariantError(groupId, seq, 'hash', what);
    if (row === undefined) throw new LedgerInvariantError(groupId, seq, 'entry', 'I6: is missing');
    this.#last = readEntry(row);
    this.#entries.set(seq, this.#last);
    if (row.hash !== hash) throw wrong('I11: is not that of the head');
    if (entryHash(this.#last, sha256) !== hash) throw wrong('I11: does not match the content');
  }

  /** Reads what these drafts touch: each account once, each member's months in one reading. */
  async load(reader: RecordReader, drafts: readonly EntryDraft[]): Promise<void> {
    const accounts = new Set(
      drafts.flatMap(({ emptied = [], lines }) => [
        ...lines.map(({ account }) => account),
        ...emptied,
      ]),
    );
    await Promise.all([
      ...[...accounts].map((account) => this.#loadAccount(reader, account)),
      this.#months.load(reader, drafts),
    ]);
  }

  /** Takes an entry in that was prepared from these books. */
  apply(entry: Entry): void {
    this.#head = advanceHead(this.#head, entry);
    this.#entries.set(entry.seq, entry);
    if (entry.reversesSeq !== null) this.#reversals.set(entry.reversesSeq, entry.seq);
    for (const { account, accountSeq, balanceAfter } of entry.postings) {
      const known = this.#accounts.get(account);
      if (known === undefined) throw notLoaded(entry, account);
      known.now = { balance: balanceAfter, accountSeq };
    }
    if (!this.#months.apply(entry)) throw notLoaded(entry, 'months');
  }

  /** Claims the group: of two transactions that get here at once, one fails or runs again. */
  async saveHead(writer: RecordWriter): Promise<void> {
    const { groupId, hash, seq } = this.#before;
    if (this.#head === this.#before) return;
    const { groupId: _, ...patch } = this.#head;
    if (await writer.update(ledgerHeads, { groupId }, patch, { seq, hash })) return;
    throw new LedgerInvariantError(groupId, seq, 'head', 'I3: changed while it was held');
  }

  async saveProjections(writer: RecordWriter, shared: LedgerRules): Promise<void> {
    const rules = groupRules(shared, this.#head);
    for (const [account, { now, stored }] of this.#accounts) {
      if (now !== (stored ?? EMPTY_ACCOUNT)) await this.#saveAccount(writer, rules, account);
    }
    await this.#months.save(writer);
  }

  async #loadAccount(reader: RecordReader, account: AccountName): Promise<void> {
    if (this.#accounts.has(account)) return;
    const row = await reader.get(ledgerAccounts, { groupId: this.#head.groupId, account });
    const stored = row && { balance: row.balance, accountSeq: row.accountSeq };
    const wrote = this.#last?.postings.find((posting) => posting.account === account);
    if (wrote) assertSame(this.#before, account, wrote, stored ?? EMPTY_ACCOUNT);
    this.#accounts.set(account, { stored, now: stored ?? EMPTY_ACCOUNT });
  }

  async #saveAccount(
    writer: RecordWriter,
    rules: LedgerRules,
    account: AccountName,
  ): Promise<void> {
    const { groupId } = this.#head;
    const { now, stored } = this.#accounts.get(account) ?? { now: EMPTY_ACCOUNT };
    if (stored === undefined) {
      const type = parseAccount(rules.chart, account)?.kind.type ?? account;
      await writer.insert(ledgerAccounts, { groupId, account, type, ...now });
      return;
    }
    if (await writer.update(ledgerAccounts, { groupId, account }, now, stored)) return;
    throw new LedgerInvariantError(groupId, this.#head.seq, account, 'I4: changed while held');
  }
}

function assertSame(
  { groupId, seq }: LedgerHead,
  account: AccountName,
  wrote: Posting,
  stored: AccountState,
): void {
  if (stored.balance === wrote.balanceAfter && stored.accountSeq === wrote.accountSeq) return;
  throw new LedgerInvariantError(groupId, seq, account, 'I4: is not what the last entry wrote');
}

function notLoaded({ groupId, seq }: Entry, field: string): LedgerInvariantError {
  return new LedgerInvariantError(groupId, seq, field, 'was posted to without being read');
}
