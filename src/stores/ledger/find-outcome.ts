import { LedgerInvariantError } from '../../domain/ledger/ledger-invariant-error.ts';
import type { RecordReader } from '../../ports/records/record-store.ts';
import type { RowOf } from '../../ports/records/table.ts';
import type { PostOutcome } from '../../ports/stores/ledger-store.ts';
import { ledgerCommands, ledgerEntries } from '../schema/ledger-tables.ts';
import { readEntry } from './read-books.ts';
import { refusalFromStored } from './stored-outcome.ts';

type CommandRow = RowOf<typeof ledgerCommands>;

/** What came of a key, and the hash of what was asked with it. */
export interface RecordedCommand {
  readonly inputHash: string;
  readonly outcome: PostOutcome;
}

/** @throws LedgerInvariantError when the entry the key made is gone */
export async function findOutcome(
  reader: RecordReader,
  groupId: string,
  idemKey: string,
): Promise<RecordedCommand | undefined> {
  const row = await reader.get(ledgerCommands, { groupId, idemKey });
  return row && (await recordedCommand(reader, row));
}

/** The same for many keys, those that were used. @throws LedgerInvariantError */
export async function findOutcomes(
  reader: RecordReader,
  groupId: string,
  idemKeys: readonly string[],
): Promise<Map<string, RecordedCommand>> {
  const found = new Map<string, RecordedCommand>();
  for (const row of await usedKeys(reader, groupId, new Set(idemKeys))) {
    found.set(row.idemKey, await recordedCommand(reader, row));
  }
  return found;
}

/**
 * Keys of one run tend to lie together and to be new. So the stretch between the first and the
 * last is read at once, and key by key only when it holds more rows than were asked for.
 */
async function usedKeys(
  reader: RecordReader,
  groupId: string,
  idemKeys: ReadonlySet<string>,
): Promise<CommandRow[]> {
  const sorted = [...idemKeys].toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (first !== last) {
    const rows = await reader.find(ledgerCommands, {
      index: 'key',
      eq: { groupId },
      range: { gte: first, lte: last },
      limit: sorted.length + 1,
    });
    if (rows.length <= sorted.length) return rows.filter(({ idemKey }) => idemKeys.has(idemKey));
  }
  const used: CommandRow[] = [];
  for (const idemKey of sorted) {
    const row = await reader.get(ledgerCommands, { groupId, idemKey });
    if (row !== undefined) used.push(row);
  }
  return used;
}

async function recordedCommand(reader: RecordReader, row: CommandRow): Promise<RecordedCommand> {
  const { groupId, inputHash, outcome, seq } = row;
  if (seq === null) return { inputHash, outcome: refusalFromStored(outcome) };
  const entry = await reader.get(ledgerEntries, { groupId, seq });
  if (entry === undefined) {
    throw new LedgerInvariantError(groupId, seq, 'entry', 'I10: named by a command but missing');
  }
  return { inputHash, outcome: { kind: 'posted', entry: readEntry(entry) } };
}
