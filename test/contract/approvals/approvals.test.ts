import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSealer } from '../../../src/adapters/crypto/node-sealer.ts';
import { explainQuery } from '../../../src/adapters/sqlite/explain-query.ts';
import { DuplicateRecordError } from '../../../src/ports/records/errors.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import type {
  ApprovalEnd,
  ApprovalsWriter,
  NewApproval,
} from '../../../src/ports/stores/approvals-store.ts';
import {
  createApprovalsReader,
  createApprovalsWriter,
} from '../../../src/stores/approvals-store.ts';
import { approvalsTable } from '../../../src/stores/schema/approvals.ts';
import { describeStores } from '../../support/stores.ts';

const deps = { sealer: createSealer(new Uint8Array(32).fill(6)) };

const asked = (given: Partial<NewApproval> = {}): NewApproval => ({
  approvalId: 'a1',
  kind: 'correction',
  groupId: 'g1',
  subject: 'entry/1',
  maker: { personId: 'p1', memberId: 'm1' },
  concerns: ['m2'],
  payload: { seq: 1, reason: 'ลงผิดคน เป็นของนายดำ', amount: null },
  openedAt: 100,
  expiresAt: 1_000,
  ...given,
});
const APPROVED: ApprovalEnd = {
  state: 'approved',
  by: { personId: 'p2', memberId: null },
  at: 500,
  reason: null,
};
const OPEN = { state: 'open', closedBy: null, closedAt: null, reason: null, isIntact: true };

describeStores((_name, openStore) => {
  let store: RecordStore;
  beforeEach(async () => {
    store = await openStore({ tables: [approvalsTable] });
  });
  afterEach(() => store.close());

  const read = () => createApprovalsReader(store.reader, deps);
  const write = <R>(work: (approvals: ApprovalsWriter) => Promise<R>): Promise<R> =>
    store.transact((writer) => work(createApprovalsWriter(writer, deps)));
  const open = (...given: NewApproval[]) =>
    write(async (approvals) => {
      for (const one of given) await approvals.open(one);
    });

  test('what was asked comes back as it was, with its hash', async () => {
    const opened = await write((approvals) => approvals.open(asked()));
    expect(opened).toMatchObject({ ...asked(), ...OPEN });
    expect(opened.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await read().byId('a1')).toEqual(opened);
    expect(await read().byId('a2')).toBeUndefined();
  });

  test('it ends once, and says who ended it, when and why', async () => {
    await open(asked());
    const end = { ...APPROVED, state: 'refused', reason: 'ไปถามนางบุญมีก่อน' } as const;
    expect(await write((approvals) => approvals.close('a1', end))).toBe(true);
    for (const state of ['approved', 'withdrawn', 'expired'] as const) {
      const again = { ...APPROVED, state };
      expect(await write((approvals) => approvals.close('a1', again))).toBe(false);
    }
    expect(await read().byId('a1')).toMatchObject({
      state: 'refused',
      closedBy: APPROVED.by,
      closedAt: 500,
      reason: end.reason,
      isIntact: true,
    });
    expect(await write((approvals) => approvals.close('a2', APPROVED))).toBe(false);
  });

  test('what a person asked for comes back, the latest first, ended ones too', async () => {
    await open(
      asked(),
      asked({ approvalId: 'a2', subject: null, openedAt: 300 }),
      asked({ approvalId: 'a3', groupId: 'g2', openedAt: 200 }),
      asked({ approvalId: 'a4', subject: 'x', maker: { personId: 'p2', memberId: null } }),
    );
    await write((approvals) => approvals.close('a3', APPROVED));
    const ids = async (limit: number) =>
      (await read().ofMaker('p1', limit)).map(({ approvalId }) => approvalId);
    expect(await ids(9)).toEqual(['a2', 'a3', 'a1']);
    expect(await ids(2)).toEqual(['a2', 'a3']);
  });

  test('one is open over a subject at a time, any number over none', async () => {
    await open(asked(), asked({ approvalId: 'a2', subject: null }));
    await open(
      asked({ approvalId: 'a3', subject: null }),
      asked({ approvalId: 'a4', groupId: 'g2' }),
    );
    const second = asked({ approvalId: 'a5' });
    await expect(open(second)).rejects.toThrow(DuplicateRecordError);
    expect((await read().openOver('g1', 'entry/1'))?.approvalId).toBe('a1');
    expect(await read().openOver('g1', 'entry/2')).toBeUndefined();
    await write((approvals) => approvals.close('a1', APPROVED));
    expect(await read().openOver('g1', 'entry/1')).toBeUndefined();
    await open(second);
    expect((await read().openOver('g1', 'entry/1'))?.approvalId).toBe('a5');
  });

  test('open ones of a group come oldest first, those out of time earliest first', async () => {
    await open(
      asked({ approvalId: 'a1', subject: 's1', openedAt: 30, expiresAt: 900 }),
      asked({ approvalId: 'a2', subject: 's2', openedAt: 10, expiresAt: 950 }),
      asked({ approvalId: 'a3', subject: 's3', openedAt: 20, expiresAt: 901 }),
      asked({ approvalId: 'a4', groupId: 'g2', expiresAt: 800 }),
    );
    const ids = (list: readonly { approvalId: string }[]) => list.map((one) => one.approvalId);
    expect(ids(await read().openIn('g1'))).toEqual(['a2', 'a3', 'a1']);
    expect(ids(await read().due(900, 9))).toEqual(['a4', 'a1']);
    expect(ids(await read().due(900, 1))).toEqual(['a4']);
    expect(ids(await read().due(799, 9))).toEqual([]);
    await write((approvals) => approvals.close('a1', APPROVED));
    expect(ids(await read().openIn('g1'))).toEqual(['a2', 'a3']);
    expect(ids(await read().due(999, 9))).toEqual(['a4', 'a3', 'a2']);
  });

  test('of eight who end it at once, one does', async () => {
    await open(asked());
    const states = ['approved', 'refused', 'withdrawn', 'expired'] as const;
    const ends = await Promise.all(
      [...states, ...states].map((state) =>
        write((approvals) => approvals.close('a1', { ...APPROVED, state })),
      ),
    );
    expect(ends.filter(Boolean)).toHaveLength(1);
  });

  test('of eight who ask over one subject at once, one does', async () => {
    const tries = Array.from({ length: 8 }, (_, i) => open(asked({ approvalId: `a${i}` })));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await read().openIn('g1')).toHaveLength(1);
  });

  test('words stand nowhere in the clear, and a row changed by hand is known as such', async () => {
    await open(asked());
    await write((approvals) => approvals.close('a1', { ...APPROVED, reason: 'นายดำ' }));
    const [row] = await store.scan(approvalsTable, { limit: 9 });
    const dump = Object.values(row ?? {}).map((value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString() : String(value),
    );
    expect(dump.join('\n')).not.toContain('นายดำ');
    for (const patch of [
      { groupId: 'g9' },
      { kind: 'withdrawal' },
      { makerPersonId: 'p9' },
      { makerMemberId: null },
      { subject: 'entry/2' },
      { concerns: [] },
      { expiresAt: 9_000 },
    ]) {
      const changed = await store.transact(async (writer) => {
        await writer.update(approvalsTable, { approvalId: 'a1' }, patch);
        const found = await createApprovalsReader(writer, deps).byId('a1');
        await writer.put(approvalsTable, row as NonNullable<typeof row>);
        return found?.isIntact;
      });
      expect({ patch, changed }).toEqual({ patch, changed: false });
    }
    expect((await read().byId('a1'))?.isIntact).toBe(true);
  });
});

test('every list of approvals is one run of one index', () => {
  const queries = [
    { index: 'inState', eq: { groupId: 'g1', state: 'open' } },
    { index: 'open', eq: { groupId: 'g1', openSubject: 'entry/1' }, limit: 1 },
    { index: 'ofMaker', eq: { makerPersonId: 'p1' }, order: 'desc', limit: 9 },
    { index: 'byExpiry', eq: { state: 'open' }, range: { lte: 1 }, limit: 9 },
  ] as const;
  for (const query of queries) {
    const plan = explainQuery(approvalsTable, query).join(' · ');
    expect(plan).toMatch(new RegExp(`^SEARCH .*approvals__${query.index}`));
    expect(plan).not.toContain('TEMP B-TREE');
  }
});
