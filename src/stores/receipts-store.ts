import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { RowOf } from '../ports/records/table.ts';
import type { Dispute, ReceiptsReader, ReceiptsWriter } from '../ports/stores/receipts-store.ts';
import { disputes } from './schema/disputes.ts';
import { receiptAnswers } from './schema/receipt-answers.ts';
import { receiptTries } from './schema/receipt-tries.ts';
import type { StoreDeps } from './store-deps.ts';

export function createReceiptsReader(reader: RecordReader, _deps: StoreDeps): ReceiptsReader {
  return {
    triesOf: (personId) => reader.get(receiptTries, { personId }),
    answerTo: (groupId, seq) => reader.get(receiptAnswers, { groupId, seq }),
    async disputeById(disputeId) {
      const row = await reader.get(disputes, { disputeId });
      return row && disputeOf(row);
    },
    /** The latest, which is the open one if any is. */
    async disputeOf(groupId, seq) {
      const query = { index: 'byEntry', eq: { groupId, seq }, order: 'desc', limit: 1 } as const;
      const [row] = await reader.find(disputes, query);
      return row && disputeOf(row);
    },
    async openDisputes(groupId) {
      const inState = (state: 'open' | 'ruled') =>
        reader.find(disputes, { index: 'inState', eq: { groupId, state } });
      const rows = await Promise.all([inState('open'), inState('ruled')]);
      return rows
        .flat()
        .toSorted((a, b) => a.openedAt - b.openedAt)
        .map(disputeOf);
    },
  };
}

export function createReceiptsWriter(writer: RecordWriter, deps: StoreDeps): ReceiptsWriter {
  return {
    ...createReceiptsReader(writer, deps),
    putTries: (tries) => writer.put(receiptTries, tries),
    putAnswer: (answer) => writer.put(receiptAnswers, answer),
    openDispute: (dispute) =>
      writer.insert(disputes, {
        ...dispute,
        openSeq: dispute.state === 'settled' ? null : dispute.seq,
      }),
    settleDispute: (disputeId, { by, at, outcome }) =>
      writer.update(
        disputes,
        { disputeId },
        {
          settledBy: by,
          settledAt: at,
          outcome,
          ...(outcome === 'to-be-corrected' ? { state: 'ruled' } : SETTLED),
        },
        { state: 'open' },
      ),
    async correctDispute(disputeId, { at, by, entrySeq }) {
      const key = { disputeId };
      const ended = { ...SETTLED, entrySeq };
      // Whoever ruled that it was wrong stays the one who settled it.
      if (await writer.update(disputes, key, ended, { state: 'ruled' })) return true;
      const outcome = 'to-be-corrected';
      const ruled = { ...ended, settledBy: by, settledAt: at, outcome } as const;
      return writer.update(disputes, key, ruled, { state: 'open' });
    },
  };
}

const SETTLED = { state: 'settled', openSeq: null } as const;

function disputeOf({ openSeq: _openSeq, ...dispute }: RowOf<typeof disputes>): Dispute {
  return dispute;
}
