import { isLedgerId } from '../../domain/ledger/account-name.ts';
import { inputHash } from '../../domain/ledger/chain.ts';
import { draftEntry } from '../../domain/ledger/draft-entry.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { LedgerCommand } from '../../domain/ledger/ledger-command.ts';
import { LedgerInvariantError } from '../../domain/ledger/ledger-invariant-error.ts';
import type { LedgerRules } from '../../domain/ledger/ledger-state.ts';
import { prepareEntry } from '../../domain/ledger/prepare-entry.ts';
import type { RecordWriter } from '../../ports/records/record-store.ts';
import type { RowOf } from '../../ports/records/table.ts';
import type { PostOutcome, PostResult } from '../../ports/stores/ledger-store.ts';
import { ledgerCommands, ledgerEntries, ledgerHeads } from '../schema/ledger-tables.ts';
import { entryToRow } from './entry-row.ts';
import { findOutcome } from './find-outcome.ts';
import type { RecordedCommand } from './find-outcome.ts';
import { POSTED, refusalToStored } from './stored-outcome.ts';
import { WorkingBooks } from './working-books.ts';

const IDEM_KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * Decides the commands one after the other in memory, then writes: the head first, so that
 * competitors meet there; then each command with its entry; then balances and months.
 */
export async function postCommands(
  writer: RecordWriter,
  rules: LedgerRules,
  groupId: string,
  commands: readonly LedgerCommand[],
): Promise<PostResult[]> {
  const head = await writer.get(ledgerHeads, { groupId });
  if (head === undefined) {
    throw new LedgerInvariantError(groupId, null, 'head', 'the books were never opened');
  }
  const books = new WorkingBooks(head);
  const run: Run = { writer, rules, books, decided: new Map(), rows: [], entries: [] };
  const results: PostResult[] = [];
  for (const command of commands) results.push(await decide(run, command));
  await books.saveHead(writer);
  for (const row of run.rows) await writer.insert(ledgerCommands, row);
  for (const entry of run.entries) await writer.insert(ledgerEntries, entryToRow(entry));
  await books.saveProjections(writer, rules);
  return results;
}

interface Run {
  readonly writer: RecordWriter;
  readonly rules: LedgerRules;
  readonly books: WorkingBooks;
  /** Keys of this run, which the store does not know yet. */
  readonly decided: Map<string, RecordedCommand>;
  readonly rows: RowOf<typeof ledgerCommands>[];
  readonly entries: Entry[];
}

async function decide(run: Run, command: LedgerCommand): Promise<PostResult> {
  assertCommand(run.books.head.groupId, command);
  const { groupId, idemKey } = command;
  const hash = inputHash(command, run.rules.sha256);
  const known = run.decided.get(idemKey) ?? (await findOutcome(run.writer, groupId, idemKey));
  if (known !== undefined) {
    if (known.inputHash !== hash) return { kind: 'mismatch' };
    return { kind: 'replayed', outcome: known.outcome };
  }
  const outcome = await prepare(run, command, hash);
  run.decided.set(idemKey, { inputHash: hash, outcome });
  run.rows.push({
    groupId,
    idemKey,
    inputHash: hash,
    outcome: outcome.kind === 'posted' ? POSTED : refusalToStored(outcome),
    seq: outcome.kind === 'posted' ? outcome.entry.seq : null,
    actor: command.actor,
    at: command.at,
  });
  return outcome;
}

async function prepare(run: Run, command: LedgerCommand, hash: string): Promise<PostOutcome> {
  const { books, entries, rules, writer } = run;
  const draft = draftEntry(command);
  if (draft.kind === 'draft') await books.load(writer, draft);
  const prepared = prepareEntry({ command, draft, inputHash: hash }, books, rules);
  if (prepared.kind === 'refused') return prepared;
  books.apply(prepared.entry);
  entries.push(prepared.entry);
  return { kind: 'posted', entry: prepared.entry };
}

function assertCommand(groupId: string, command: LedgerCommand): void {
  if (command.groupId !== groupId) throw new TypeError('command of another group');
  if (!IDEM_KEY.test(command.idemKey)) throw new TypeError('not an idempotency key');
  const { actor, approvers = [], memberId } = command;
  const ids = memberId === null ? [actor, ...approvers] : [actor, memberId, ...approvers];
  if (!ids.every(isLedgerId)) throw new TypeError('not a ledger id');
  if (!Number.isSafeInteger(command.at) || command.at < 0) throw new TypeError('not an instant');
}
