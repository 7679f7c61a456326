import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { RowOf } from '../ports/records/table.ts';
import type { Sealer } from '../ports/sealer.ts';
import type {
  Handover,
  HandoversReader,
  HandoversWriter,
} from '../ports/stores/handovers-store.ts';
import { handoversTable } from './schema/handovers.ts';
import { openOrNull, sealOrNull } from './sealed.ts';

const textOf = (handoverId: string): string => `handovers/text/${handoverId}`;

export function createHandoversReader(records: RecordReader, sealer: Sealer): HandoversReader {
  const read = ({ openAskerId: _open, ...row }: RowOf<typeof handoversTable>): Handover => ({
    ...row,
    text: openOrNull(sealer, row.text, textOf(row.handoverId)),
  });
  return {
    async byId(handoverId) {
      const row = await records.get(handoversTable, { handoverId });
      return row && read(row);
    },
    async openOf(askerId) {
      const query = { index: 'open', eq: { openAskerId: askerId } };
      const [row] = await records.find(handoversTable, query);
      return row && read(row);
    },
    async answeredBy(answererId) {
      const eq = { answererId, state: 'open' } as const;
      const query = { index: 'byAnswerer', eq, order: 'desc' } as const;
      return (await records.find(handoversTable, query)).map(read);
    },
    countSince: (askerId, since) =>
      records.count(handoversTable, { index: 'byAsker', eq: { askerId }, range: { gte: since } }),
    async silentSince(until, limit) {
      const query = {
        index: 'bySilence',
        eq: { state: 'open' },
        range: { lte: until },
        limit,
      } as const;
      return (await records.find(handoversTable, query)).map(read);
    },
  };
}

export function createHandoversWriter(records: RecordWriter, sealer: Sealer): HandoversWriter {
  return {
    ...createHandoversReader(records, sealer),
    async add(handover) {
      const { handoverId, askerId, text } = handover;
      const sealed = sealOrNull(sealer, text, textOf(handoverId));
      await records.insert(handoversTable, { ...handover, openAskerId: askerId, text: sealed });
    },
    say({ handoverId, messages, answererId: before }, { answererId, text, at }) {
      const sealed = sealOrNull(sealer, text, textOf(handoverId));
      const patch = { answererId, text: sealed, messages: messages + 1, lastAt: at };
      const expect = { state: 'open', answererId: before, messages } as const;
      return records.update(handoversTable, { handoverId }, patch, expect);
    },
    close: (handoverId) =>
      records.update(
        handoversTable,
        { handoverId },
        { state: 'closed', openAskerId: null, text: null },
        { state: 'open' },
      ),
  };
}
