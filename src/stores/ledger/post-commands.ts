import { draftEntry } from '../../domain/ledger/draft-entry.ts';
import { inputHash } from '../../domain/ledger/chain.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { LedgerCommand } from '../../domain/ledger/ledger-command.ts';
import { LedgerInvariantError } from '../../domain/ledger/ledger-invariant-error.ts';
import type { LedgerRules, LedgerState } from '../../domain/ledger/ledger-state.ts';
import { prepareEntry } from '../../domain/ledger/prepare-entry.ts';
import type { Proposal } from '../../domain/ledger/prepare-entry.ts';
import { refused } from '../../domain/ledger/refusal.ts';
import { isReplaced } from '../../domain/ledger/reversal-violations.ts';
import type { RecordWriter } from '../../ports/records/record-store.ts';
import type { RowOf } from '../../ports/records/table.ts';
import type { PostOutcome, PostResult } from '../../ports/stores/ledger-store.ts';
import { ledgerCommands, ledgerEntries, ledgerHeads } from '../schema/ledger-tables.ts';
import { assertCommand } from './assert-command.ts';
import { checkPayouts } from './check-payouts.ts';
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
  const run = await openRun(writer, rules, groupId, commands);
  const results = run.proposals.map((proposal) => decide(run, proposal));
  await saveRun(writer, run);
  return results;
}

/** What commands that are one thing would come to; writes nothing. */
export async function judgeTogether(
  writer: RecordWriter,
  rules: LedgerRules,
  groupId: string,
  commands: readonly LedgerCommand[],
): Promise<PostResult[]> {
  const run = await openRun(writer, rules, groupId, commands);
  const results = decideTogether(run);
  const isRefused = results.some(({ kind }) => kind === 'refused');
  return results.map((result) => (isRefused && result.kind === 'posted' ? NOT_ALONE : result));
}

/**
 * The same for commands that are one thing: all are posted, or none. Where one is refused, the
 * others' keys keep that they were not posted because of it.
 * @throws TypeError when part of them was posted before without the others
 */
export async function postTogether(
  writer: RecordWriter,
  rules: LedgerRules,
  groupId: string,
  commands: readonly LedgerCommand[],
): Promise<PostResult[]> {
  const run = await openRun(writer, rules, groupId, commands);
  const results = decideTogether(run);
  const fresh = results.filter(({ kind }) => kind === 'posted' || kind === 'refused');
  if (fresh.length > 0 && fresh.length < results.length) {
    throw new TypeError('commands that belong together were not asked together');
  }
  if (fresh.every(({ kind }) => kind === 'posted')) {
    await saveRun(writer, run);
    return results;
  }
  for (const row of run.rows) {
    const outcome = row.seq === null ? row.outcome : refusalToStored(NOT_ALONE);
    await writer.insert(ledgerCommands, { ...row, seq: null, outcome });
  }
  return results.map((result) => (result.kind === 'posted' ? NOT_ALONE : result));
}

/** Each in turn; none after one that was refused. */
function decideTogether(run: Run): PostResult[] {
  const results: PostResult[] = [];
  for (const proposal of run.proposals) {
    const isOver = results.some(({ kind }) => kind === 'refused');
    results.push(decide(run, proposal, isOver ? () => NOT_ALONE : prepare));
  }
  return results;
}

const NOT_ALONE = refused({ reason: 'together' });

interface Run {
  readonly rules: LedgerRules;
  readonly books: WorkingBooks;
  readonly proposals: readonly Proposal[];
  /** By key: what the store knew, and what this run has decided since. */
  readonly known: Map<string, RecordedCommand>;
  readonly rows: RowOf<typeof ledgerCommands>[];
  readonly entries: Entry[];
}

/** Reads all that the commands need. */
async function openRun(
  writer: RecordWriter,
  rules: LedgerRules,
  groupId: string,
  commands: readonly LedgerCommand[],
): Promise<Run> {
  for (const command of commands) assertCommand(groupId, command);
  const keys = commands.map(({ idemKey }) => idemKey);
  const [known, head] = await readBooks(groupId, () =>
    Promise.all([findOutcomes(writer, groupId, keys), writer.get(ledgerHeads, { groupId })]),
  );
  if (head === undefined) {
    throw new LedgerInvariantError(groupId, null, 'head', 'the books were never opened');
  }
  const books = new WorkingBooks(head);
  const isFresh = ({ idemKey }: LedgerCommand): boolean => !known.has(idemKey);
  const reversed = reversedBy(commands.filter(isFresh));
  await readBooks(groupId, () => books.loadOriginals(writer, reversed, rules));
  const proposals = commands.map((command) => propose(command, rules, books));
  const fresh = proposals.filter(({ command }) => isFresh(command));
  const drafts = fresh.flatMap(({ draft }) => (draft.kind === 'draft' ? draft : []));
  // Frozen books refuse everything, whatever is wrong with them.
  const adds = fresh.length > 0 && head.state === 'open';
  if (adds) await readBooks(groupId, () => books.checkEnd(writer, rules));
  await readBooks(groupId, () => books.load(writer, drafts));
  if (adds) await readBooks(groupId, () => checkPayouts(writer, rules, books, drafts));
  return { rules, books, proposals, known, rows: [], entries: [] };
}

function reversedBy(commands: readonly LedgerCommand[]): Set<number> {
  return new Set(
    commands.flatMap((command) => (command.kind === 'reversal' ? command.reversesSeq : [])),
  );
}

async function saveRun(writer: RecordWriter, { books, entries, rows, rules }: Run): Promise<void> {
  const last = entries.at(-1);
  if (last && isReplaced(last)) {
    throw new LedgerInvariantError(
      last.groupId,
      last.seq,
      'facts',
      'I7: the right entry is missing',
    );
  }
  await books.saveHead(writer);
  for (const row of rows) await writer.insert(ledgerCommands, row);
  for (const entry of entries) await writer.insert(ledgerEntries, entryToRow(entry));
  await books.saveProjections(writer, rules);
}

function propose(command: LedgerCommand, { sha256 }: LedgerRules, books: LedgerState): Proposal {
  const draft = draftEntry(command, (seq) => books.entry(seq));
  return { command, inputHash: inputHash(command, sha256), draft };
}

function decide(run: Run, proposal: Proposal, how = prepare): PostResult {
  const { command, inputHash: hash } = proposal;
  const before = run.known.get(command.idemKey);
  if (before !== undefined) {
    if (before.inputHash !== hash) return { kind: 'mismatch' };
    return { kind: 'replayed', outcome: before.outcome };
  }
  const outcome = how(run, proposal);
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
