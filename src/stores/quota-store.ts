import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { QuotaReader, QuotaWriter } from '../ports/stores/quota-store.ts';
import { quotaTable } from './schema/quota.ts';

const KEY = { name: 'month' };

export function createQuotaReader(records: RecordReader): QuotaReader {
  return {
    async latest() {
      const row = await records.get(quotaTable, KEY);
      return row && { month: row.month, limit: row.limit, used: row.used, readAt: row.readAt };
    },
  };
}

export function createQuotaWriter(records: RecordWriter): QuotaWriter {
  const reader = createQuotaReader(records);
  return {
    ...reader,
    put: (reading) => records.put(quotaTable, { ...KEY, ...reading }),
    async spend(messages) {
      const reading = await reader.latest();
      if (reading) await records.update(quotaTable, KEY, { used: reading.used + messages });
    },
  };
}
