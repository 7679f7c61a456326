import { draftEntry } from '../../domain/ledger/draft-entry.ts';
import { inputHash } from '../../domain/ledger/chain.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { LedgerCommand } from '../../domain/ledger/ledger-command.ts';
import { LedgerInvariantError } from '../../domain/ledger/ledger-invariant-error.ts';
import type { LedgerRules } from '../../domain/ledger/ledger-state.ts';
import { prepareEntry } from '../../domain/ledger/prepare-entry.ts';
import type { Proposal } from '../../domain/ledger/prepare-entry.ts';
import type { RecordWriter } from '../../ports/records/record-store.ts';
import type { RowOf } from '../../ports/records/table.ts';
import type { PostOutcome, PostResult } from '../../ports/stores/ledger-store.ts';
import { ledgerCommands, ledgerEntries, ledgerHeads } from '../schema/ledger-tables.ts';
import { assertCommand } from './assert-command.ts';
import { entryToRow } from './entry-row.ts';
import { findOutcomes } from './find-outcome.ts';
import type { RecordedCommand } from './find-outcome.ts';
import { readBooks } from './read-books.ts';
import { POSTED, refusalToStored } from './stored-outcome.ts';
import { WorkingBooks } from './working-books.ts';

/**
 * Reads all that the commands need, decides them one after the other in memory, then writes: the
 * head first, so that competitors meet there; each command, each entry; then balances and months.
 */
export async function postCommands(
  writer: RecordWriter,
  rules: LedgerRules,
  groupId: string,
  commands: readonly LedgerCommand[],
): Promise<PostResult[]> {
  for (const command of commands) assertCommand(groupId, command);
  const keys = commands.map(({ idemKey }) => idemKey);
  const known = await readBooks(groupId, () => findOutcomes(writer, groupId, keys));
  const head = await readBooks(groupId, () => writer.get(ledgerHeads, { groupId }));
  if (head === undefined) {
    throw new LedgerInvariantError(groupId, null, 'head', 'the books were never opened');
  }
  const books = new WorkingBooks(head);
  const proposals = commands.map((command) => propose(command, rules));
  const fresh = proposals.filter(({ command }) => !known.has(command.idemKey));
  const drafts = fresh.flatMap(({ draft }) => (draft.kind === 'draft' ? draft : []));
  // Frozen books refuse everything, whatever is wrong with them.
  const adds = fresh.length > 0 && head.state === 'open';
  if (adds) await readBooks(groupId, () => books.checkEnd(writer, rules));
  await readBooks(groupId, () => books.load(writer, drafts));
  const run: Run = { rules, books, known, rows: [], entries: [] };
  const results = proposals.map((proposal) => decide(run, proposal));
  await books.saveHead(writer);
  for (const row of run.rows) await writer.insert(ledgerCommands, row);
  for (const entry of run.entries) await writer.insert(ledgerEntries, entryToRow(entry));
  await books.saveProjections(writer, rules);
  return results;
}

interface Run {
  readonly rules: LedgerRules;
  readonly books: WorkingBooks;
  /** By key: what the store knew, and what this run has decided since. */
  readonly known: Map<string, RecordedCommand>;
  readonly rows: RowOf<typeof ledgerCommands>[];
  readonly entries: Entry[];
}

function propose(command: LedgerCommand, { sha256 }: LedgerRules): Proposal {
  return { command, inputHash: inputHash(command, sha256), draft: draftEntry(command) };
}

function decide(run: Run, proposal: Proposal): PostResult {
  const { command, inputHash: hash } = proposal;
  const before = run.known.get(command.idemKey);
  if (before !== undefined) {
    if (before.inputHash !== hash) return { kind: 'mismatch' };
    return { kind: 'replayed', outcome: before.outcome };
  }
  const outcome = prepare(run, proposal);
  run.known.set(command.idemKey, { inputHash: hash, outcome });
  run.rows.push({
    groupId: command.groupId,
    idemKey: command.idemKey,
    inputHash: hash,
    outcome: outcome.kind === 'posted' ? POSTED : refusalToStored(outcome),
    seq: outcome.kind === 'posted' ? outcome.entry.seq : null,
    actor: command.actor,
    at: command.at,
  });
  return outcome;
}

function prepare({ books, entries, rules }: Run, proposal: Proposal): PostOutcome {
  const prepared = prepareEntry(proposal, books, rules);
  if (prepared.kind === 'refused') return prepared;
  books.apply(prepared.entry);
  entries.push(prepared.entry);
  return { kind: 'posted', entry: prepared.entry };
}
