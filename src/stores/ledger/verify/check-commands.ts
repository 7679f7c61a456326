import { CLOCK_BEHIND_MAX_MS } from '../../../domain/ledger/limits.ts';
import type { RecordReader } from '../../../ports/records/record-store.ts';
import type { RowOf } from '../../../ports/records/table.ts';
import { ledgerCommands } from '../../schema/ledger-tables.ts';
import type { FindingList } from './finding.ts';
import type { AskedFor, JournalFold } from './fold-journal.ts';
import { groupPages } from './group-pages.ts';
import { misshapenColumn } from './row-shape.ts';

/** I10: each entry was asked for by exactly the command it names, and each command has its outcome. */
export async function checkCommands(
  reader: RecordReader,
  fold: JournalFold,
  findings: FindingList,
): Promise<void> {
  const due = new Map(fold.commands);
  for await (const page of groupPages(reader, ledgerCommands, findings, '')) {
    for (const row of page) {
      const what = faultOf(row, due);
      if (what !== undefined) findings.add(row.seq, 'I10', `commands[${row.idemKey}]`, what);
      if (row.seq !== null) due.delete(row.seq);
    }
  }
  for (const seq of due.keys()) findings.add(seq, 'I10', 'idemKey', 'names no command');
}

function faultOf(
  row: RowOf<typeof ledgerCommands>,
  due: JournalFold['commands'],
): string | undefined {
  const column = misshapenColumn(ledgerCommands, row);
  if (column !== undefined) return `${column} is not of its kind`;
  const { idemKey, inputHash, outcome, seq } = row;
  if (seq === null) return outcome.kind === 'refused' ? undefined : 'names no entry';
  if (outcome.kind !== 'posted') return 'was refused and names an entry';
  const entry = due.get(seq);
  if (entry === undefined) return 'names an entry that is missing or another command made';
  if (entry.idemKey !== idemKey || entry.inputHash !== inputHash) {
    return 'is not what its entry was made from';
  }
  if (entry.actor !== row.actor) return 'names another actor than its entry';
  return isWhen(row.at, entry) ? undefined : 'is not of the time of its entry';
}

/** Entries never go back in time: one asked for by a clock a little behind bears the time before it. */
function isWhen(at: number, { before, recordedAt }: AskedFor): boolean {
  // The first may bear the instant of the opening, which is kept nowhere else.
  if (before === 0) return recordedAt >= at && recordedAt - at <= CLOCK_BEHIND_MAX_MS;
  if (at >= before) return recordedAt === at;
  return recordedAt === before && at >= before - CLOCK_BEHIND_MAX_MS;
}
