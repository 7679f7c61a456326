import type { RecordReader } from '../../../ports/records/record-store.ts';
import type { RowOf } from '../../../ports/records/table.ts';
import { ledgerCommands } from '../../schema/ledger-tables.ts';
import type { FindingList } from './finding.ts';
import type { JournalFold } from './fold-journal.ts';
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
  return entry.idemKey === idemKey && entry.inputHash === inputHash
    ? undefined
    : 'is not what its entry was made from';
}
