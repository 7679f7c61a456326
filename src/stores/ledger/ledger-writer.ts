import type { LocalDate } from '../../domain/bangkok-time.ts';
import { isLedgerId } from '../../domain/ledger/account-name.ts';
import { genesisHash } from '../../domain/ledger/chain.ts';
import { assertNewAccount, type AccountKind } from '../../domain/ledger/chart.ts';
import { groupRules } from '../../domain/ledger/group-rules.ts';
import type { LedgerCommand } from '../../domain/ledger/ledger-command.ts';
import { LedgerInvariantError } from '../../domain/ledger/ledger-invariant-error.ts';
import type { LedgerRules } from '../../domain/ledger/ledger-state.ts';
import type { MonthClose } from '../../domain/ledger/month-close.ts';
import type { RecordWriter } from '../../ports/records/record-store.ts';
import type { CloseResult, LedgerWriter, PostResult } from '../../ports/stores/ledger-store.ts';
import { ledgerHeads } from '../schema/ledger-tables.ts';
import { closeMonth } from './close-month.ts';
import { RecordLedgerReader } from './ledger-reader.ts';
import { readBooks } from './read-books.ts';
import { judgeTogether, postCommands, postTogether } from './post-commands.ts';

/** Built over the writer of one transaction, so that writing outside of one does not compile. */
export class RecordLedgerWriter extends RecordLedgerReader implements LedgerWriter {
  readonly #writer: RecordWriter;
  readonly #rules: LedgerRules;

  constructor(writer: RecordWriter, rules: LedgerRules) {
    super(writer, rules.chart);
    this.#writer = writer;
    this.#rules = rules;
  }

  async open(
    groupId: string,
    { at, openedOn }: { openedOn: LocalDate; at: number },
  ): Promise<void> {
    if (!isLedgerId(groupId)) throw new TypeError('not a group id');
    const known = await this.head(groupId);
    if (known !== undefined) {
      if (known.openedOn === openedOn) return;
      throw new LedgerInvariantError(groupId, null, 'openedOn', 'was opened on another day');
    }
    await this.#writer.insert(ledgerHeads, {
      groupId,
      openedOn,
      seq: 0,
      hash: genesisHash(groupId, openedOn, this.#rules.sha256),
      recordedAt: at,
      receiptYear: 0,
      receiptNo: 0,
      state: 'open',
      frozenReason: null,
      closedThrough: null,
      ownAccounts: null,
    });
  }

  async addAccounts(groupId: string, accounts: readonly AccountKind[]): Promise<void> {
    const head = await this.head(groupId);
    if (head === undefined) {
      throw new LedgerInvariantError(groupId, null, 'head', 'the books were never opened');
    }
    const own = [...(head.ownAccounts ?? [])];
    for (const account of accounts) {
      assertNewAccount(groupRules(this.#rules, { ownAccounts: own }).chart, account);
      own.push(account);
    }
    const expected = { seq: head.seq, hash: head.hash };
    if (await this.#writer.update(ledgerHeads, { groupId }, { ownAccounts: own }, expected)) return;
    throw new LedgerInvariantError(groupId, head.seq, 'head', 'I3: changed while it was held');
  }

  async post(command: LedgerCommand): Promise<PostResult> {
    const [result] = await this.postMany(command.groupId, [command]);
    if (result === undefined) throw new TypeError('a command without a result');
    return result;
  }

  async judge(command: LedgerCommand): Promise<PostResult> {
    const [result] = await this.judgeTogether(command.groupId, [command]);
    if (result === undefined) throw new TypeError('a command without a result');
    return result;
  }

  async judgeTogether(groupId: string, commands: readonly LedgerCommand[]): Promise<PostResult[]> {
    return await judgeTogether(this.#writer, this.#rules, groupId, commands);
  }

  async postMany(groupId: string, commands: readonly LedgerCommand[]): Promise<PostResult[]> {
    return await postCommands(this.#writer, this.#rules, groupId, commands);
  }

  async postTogether(groupId: string, commands: readonly LedgerCommand[]): Promise<PostResult[]> {
    return await postTogether(this.#writer, this.#rules, groupId, commands);
  }

  async closeMonth(close: MonthClose): Promise<CloseResult> {
    const { groupId } = close;
    return await readBooks(groupId, () => closeMonth(this.#writer, this.#rules, close));
  }

  async freeze(groupId: string, reason: string): Promise<boolean> {
    const patch = { state: 'frozen', frozenReason: reason } as const;
    return await this.#writer.update(ledgerHeads, { groupId }, patch);
  }

  async unfreeze(groupId: string): Promise<boolean> {
    const patch = { state: 'open', frozenReason: null } as const;
    return await this.#writer.update(ledgerHeads, { groupId }, patch);
  }
}
