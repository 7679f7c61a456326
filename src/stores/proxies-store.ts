import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { RowOf } from '../ports/records/table.ts';
import type { ProxiesReader, ProxiesWriter, Proxy } from '../ports/stores/proxies-store.ts';
import { proxiesTable } from './schema/proxies.ts';
import type { StoreDeps } from './store-deps.ts';

const nameOf = (proxyId: string): string => `proxies/reader-name/${proxyId}`;

export function createProxiesReader(records: RecordReader, { sealer }: StoreDeps): ProxiesReader {
  const read = (row: RowOf<typeof proxiesTable>): Proxy => {
    const { liveMemberId: _live, readerName, state: _state, ...proxy } = row;
    return { ...proxy, readerName: sealer.open(readerName, nameOf(row.proxyId)) };
  };
  return {
    async byId(proxyId) {
      const row = await records.get(proxiesTable, { proxyId });
      return row && read(row);
    },
    async ofMember(memberId) {
      const query = { index: 'live', eq: { liveMemberId: memberId } };
      const [row] = await records.find(proxiesTable, query);
      return row && read(row);
    },
    async ofReader(readerId) {
      const eq = { readerId, state: 'live' } as const;
      return (await records.find(proxiesTable, { index: 'ofReader', eq })).map(read);
    },
    async everOf(memberId, limit) {
      const query = { index: 'ofMember', eq: { memberId }, order: 'desc', limit } as const;
      return (await records.find(proxiesTable, query)).map(read);
    },
  };
}

export function createProxiesWriter(records: RecordWriter, deps: StoreDeps): ProxiesWriter {
  return {
    ...createProxiesReader(records, deps),
    add: ({ readerName, ...proxy }) =>
      records.insert(proxiesTable, {
        ...proxy,
        readerName: deps.sealer.seal(readerName, nameOf(proxy.proxyId)),
        liveMemberId: proxy.memberId,
        state: 'live',
        endedAt: null,
        endedBy: null,
      }),
    end: (proxyId, { by, at }) =>
      records.update(
        proxiesTable,
        { proxyId },
        { state: 'over', liveMemberId: null, endedAt: at, endedBy: by },
        { state: 'live' },
      ),
  };
}
