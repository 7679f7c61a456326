import { LedgerInvariantError } from '../../domain/ledger/ledger-invariant-error.ts';
import type { RecordReader } from '../../ports/records/record-store.ts';
import type { PostOutcome } from '../../ports/stores/ledger-store.ts';
import { ledgerCommands, ledgerEntries } from '../schema/ledger-tables.ts';
import { entryFromRow } from './entry-row.ts';
import { refusalFromStored } from './stored-outcome.ts';

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
  const command = await reader.get(ledgerCommands, { groupId, idemKey });
  if (command === undefined) return undefined;
  const { inputHash, outcome, seq } = command;
  if (seq === null) return { inputHash, outcome: refusalFromStored(outcome) };
  const row = await reader.get(ledgerEntries, { groupId, seq });
  if (row === undefined) {
    throw new LedgerInvariantError(groupId, seq, 'entry', 'I10: named by a command but missing');
  }
  return { inputHash, outcome: { kind: 'posted', entry: entryFromRow(row) } };
}
