import type { RecordReader } from '../../../ports/records/record-store.ts';
import type { RowOf } from '../../../ports/records/table.ts';
import { pledgeMonths } from '../../schema/ledger-tables.ts';
import type { FindingList } from './finding.ts';
import { monthKey } from './fold-journal.ts';
import type { JournalFold } from './fold-journal.ts';
import { misshapenColumn } from './row-shape.ts';

const PAGE = 500;

/** I4 for months: who has paid what for which month is what the entries say. */
export async function checkMonths(
  reader: RecordReader,
  fold: JournalFold,
  findings: FindingList,
): Promise<void> {
  const due = new Map(fold.months);
  for await (const row of monthRows(reader, findings.groupId)) {
    const field = `months[${row.memberId}][${row.month}]`;
    const key = monthKey(row.memberId, row.month);
    const paid = due.get(key);
    due.delete(key);
    const column = misshapenColumn(pledgeMonths, row);
    if (column !== undefined) findings.add(null, 'I4', field, `${column} is not of its kind`);
    else if (paid === undefined) findings.add(null, 'I4', field, 'is in no entry');
    else if (row.amount !== paid.amount || row.entrySeq !== paid.entrySeq) {
      findings.add(paid.entrySeq, 'I4', field, 'is not what the entries say');
    }
  }
  for (const [key, { entrySeq }] of due) {
    findings.add(entrySeq, 'I4', `months[${key.replace(':', '][')}]`, 'is missing');
  }
}

/** A group's rows by member; a page ends with a whole member, since the next starts after one. */
async function* monthRows(
  reader: RecordReader,
  groupId: string,
): AsyncGenerator<RowOf<typeof pledgeMonths>> {
  let after = '';
  for (;;) {
    const range = { gt: after };
    const query = { index: 'key', eq: { groupId }, range, limit: PAGE };
    const page = await reader.find(pledgeMonths, query);
    const last = page.at(-1)?.memberId;
    if (last === undefined) return;
    if (page.length < PAGE) {
      yield* page;
      return;
    }
    yield* page.filter(({ memberId }) => memberId !== last);
    yield* await reader.find(pledgeMonths, { index: 'key', eq: { groupId, memberId: last } });
    after = last;
  }
}
