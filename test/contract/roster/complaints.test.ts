import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSealer } from '../../../src/adapters/crypto/node-sealer.ts';
import { explainQuery } from '../../../src/adapters/sqlite/explain-query.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import type { Complaint, ComplaintsWriter } from '../../../src/ports/stores/complaints-store.ts';
import {
  createComplaintsReader,
  createComplaintsWriter,
} from '../../../src/stores/complaints-store.ts';
import { complaintsTable } from '../../../src/stores/schema/complaints.ts';
import { describeStores } from '../../support/stores.ts';

const deps = { sealer: createSealer(new Uint8Array(32).fill(6)) };
const complaint = (given: Partial<Complaint> = {}): Complaint => ({
  complaintId: 'c1',
  groupId: 'g1',
  districtCode: '3804',
  memberId: 'm1',
  personId: 'p1',
  named: false,
  text: 'เหรัญญิกไม่ให้ดูบัญชี',
  level: 'field-officer',
  state: 'open',
  openedAt: 100,
  dueAt: 700,
  officeId: null,
  answer: null,
  ...given,
});

describeStores((_name, openStore) => {
  let store: RecordStore;
  beforeEach(async () => {
    store = await openStore({ tables: [complaintsTable] });
  });
  afterEach(() => store.close());

  const read = () => createComplaintsReader(store.reader, deps);
  const write = <R>(work: (complaints: ComplaintsWriter) => Promise<R>): Promise<R> =>
    store.transact((writer) => work(createComplaintsWriter(writer, deps)));
  const add = (...given: Complaint[]) =>
    write(async (complaints) => {
      for (const one of given) await complaints.add(one);
    });
  const ids = (found: readonly Complaint[]) => found.map(({ complaintId }) => complaintId);

  test('it comes back as it was, and its words are nowhere in the row', async () => {
    await add(complaint());
    expect(await read().byId('c1')).toEqual(complaint());
    expect(await read().byId('c2')).toBeUndefined();
    await write((all) => all.change(complaint(), { state: 'answered', answer: 'ตรวจแล้ว' }));
    const [row] = await store.scan(complaintsTable, { limit: 9 });
    const dump = Object.values(row ?? {}).map((value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString() : String(value),
    );
    expect(dump.join('\n')).not.toMatch(/เหรัญญิก|ตรวจแล้ว/);
    expect((await read().byId('c1'))?.answer).toBe('ตรวจแล้ว');
  });

  test('it changes only from what was read', async () => {
    await add(complaint());
    const up = { level: 'district-officer', dueAt: 1_300 } as const;
    expect(await write((all) => all.change(complaint(), up))).toBe(true);
    expect(await write((all) => all.change(complaint(), up))).toBe(false);
    const raised = complaint(up);
    expect(await write((all) => all.change(raised, { state: 'withdrawn', dueAt: null }))).toBe(
      true,
    );
    expect(await write((all) => all.change(raised, { state: 'answered' }))).toBe(false);
    expect(await read().byId('c1')).toMatchObject({ state: 'withdrawn', dueAt: null });
  });

  test('lists: own latest first, live ones of an area oldest first, those whose time is over', async () => {
    await add(
      complaint(),
      complaint({ complaintId: 'c2', openedAt: 50, dueAt: 900, groupId: 'g2' }),
      complaint({ complaintId: 'c3', openedAt: 60, districtCode: '3805', personId: 'p2' }),
      complaint({ complaintId: 'c4', openedAt: 70, districtCode: '4304', personId: 'p2' }),
      complaint({ complaintId: 'c5', openedAt: 80, state: 'answered', dueAt: null }),
    );
    expect(ids(await read().ofPerson('p1', 9))).toEqual(['c1', 'c5', 'c2']);
    expect(ids(await read().ofPerson('p1', 1))).toEqual(['c1']);
    expect(ids(await read().liveIn('3804', 9))).toEqual(['c2', 'c1']);
    expect(ids(await read().liveIn('38', 9))).toEqual(['c2', 'c3', 'c1']);
    expect(ids(await read().due(700, 9))).toEqual(expect.arrayContaining(['c1', 'c3', 'c4']));
    expect(await read().due(699, 9)).toEqual([]);
    expect(ids(await read().due(900, 9)).at(-1)).toBe('c2');
  });
});

test('every list of complaints is one run of one index, and none is by group', () => {
  const queries = [
    { index: 'ofPerson', eq: { personId: 'p1' }, order: 'desc', limit: 9 },
    { index: 'inDistrict', eq: { live: true, districtCode: '3804' }, limit: 9 },
    { index: 'inProvince', eq: { live: true, provinceCode: '38' }, limit: 9 },
    { index: 'byDue', eq: { live: true }, range: { lte: 1 }, limit: 9 },
  ] as const;
  for (const query of queries) {
    const plan = explainQuery(complaintsTable, query).join(' · ');
    expect(plan).toMatch(new RegExp(`^SEARCH .*complaints__${query.index}`));
    expect(plan).not.toContain('TEMP B-TREE');
  }
  const indexed = Object.values(complaintsTable.indexes).flat();
  expect(indexed).not.toContain('groupId');
});
