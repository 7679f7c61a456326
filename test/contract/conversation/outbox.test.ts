import { expect, test } from '@jest/globals';
import type { OutboxItem } from '../../../src/ports/stores/outbox-store.ts';
import { outboxTable } from '../../../src/stores/schema/outbox.ts';
import { describeStores } from '../../support/stores.ts';
import { item, message, useDesk } from './desk.ts';

describeStores((_name, openStore) => {
  const desk = useDesk(openStore);
  const add = (...items: OutboxItem[]) =>
    desk().uow.transact(async ({ outbox }) => {
      for (const one of items) await outbox.add(one);
    });
  const find = (outboxId: string) => desk().uow.read.outbox.byId(outboxId);
  const ids = (items: readonly OutboxItem[]) => items.map(({ outboxId }) => outboxId);
  const due = async (now: number, limit = 10) => ids(await desk().outbox.due(now, limit));

  test('an item comes back whole, for a person and for a chat', async () => {
    const chat = item('o2', {
      to: { kind: 'chat', chatId: 'C1' },
      channel: 'push',
      carries: ['x'],
    });
    await add(item('o1', { firstTriedAt: 7, messages: [message('ก'), message('ข')] }), chat);
    expect(await find('o1')).toEqual(
      item('o1', { firstTriedAt: 7, messages: [message('ก'), message('ข')] }),
    );
    expect(await find('o2')).toEqual(chat);
    const rows = await desk().records.scan(outboxTable, { limit: 9 });
    expect(
      JSON.stringify(rows.map(({ chat: sealed }) => Buffer.from(sealed ?? []).toString('latin1'))),
    ).not.toContain('C1');
  });

  test('what is due comes oldest first; leased, later, waiting and final items do not', async () => {
    await add(
      item('late', { nextAt: 3_000 }),
      item('b', { nextAt: 900 }),
      item('a', { nextAt: 800 }),
      item('leased', { nextAt: 100, leaseUntil: 5_000 }),
      item('waiting', { state: 'waiting', nextAt: 100 }),
      item('over', { state: 'accepted', nextAt: 100 }),
    );
    expect(await due(1_000)).toEqual(['a', 'b']);
    expect(await due(5_000)).toEqual(['a', 'b', 'late', 'leased']);
  });

  test('leases of a process that died are ended at once, others are left alone', async () => {
    await add(
      item('held', { nextAt: 9_000, leaseUntil: 9_000 }),
      item('later', { nextAt: 7_000 }),
      item('over', { state: 'accepted', nextAt: 9_000, leaseUntil: 9_000 }),
    );
    expect(await due(1_000)).toEqual([]);
    expect(await desk().outbox.releaseAll(1_000)).toBe(1);
    expect(await due(1_000)).toEqual(['held']);
    expect(await desk().outbox.releaseAll(1_000)).toBe(0);
  });

  test('many leased items do not hide one that is due', async () => {
    const leased = Array.from({ length: 12 }, (_, i) =>
      item(`l${i}`, { nextAt: i, leaseUntil: 9_000 }),
    );
    await add(...leased, item('due', { nextAt: 500 }));
    expect(await due(1_000, 5)).toEqual(['due']);
  });

  test('a lease is taken by one of many, fenced, and hides the item until it ends', async () => {
    await add(item('o1'));
    const [seen] = await desk().outbox.due(1_000, 1);
    if (!seen) throw new Error('nothing due');
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => desk().outbox.claim(seen, 20_000)),
    );
    const won = claims.filter((claim) => claim !== undefined);
    expect(won.map(({ fence }) => fence)).toEqual([2]);
    expect(await due(19_999)).toEqual([]);
    expect(await due(20_000)).toEqual(['o1']);
  });

  test('what is known of the holder before is kept with the lease', async () => {
    await add(item('o1'));
    const known = { ambiguous: true, firstTriedAt: 900 };
    expect(await desk().outbox.claim(item('o1'), 20_000, known)).toMatchObject(known);
    expect(await find('o1')).toMatchObject({ ...known, leaseUntil: 20_000 });
  });

  test('a sender that lost its lease writes nothing', async () => {
    await add(item('o1'), item('kept', { state: 'waiting' }));
    const zombie = item('o1', { carries: ['kept'] });
    const holder = await desk().outbox.claim(zombie, 20_000);
    if (!holder) throw new Error('not claimed');
    expect(await desk().outbox.settle(zombie, { state: 'accepted' })).toBe(false);
    expect(await find('o1')).toMatchObject({ state: 'ready', fence: 2 });
    expect(await find('kept')).toMatchObject({ state: 'waiting' });
    expect(await desk().outbox.settle(holder, { state: 'accepted', requestId: 'r' })).toBe(true);
    expect(await desk().outbox.settle(holder, { state: 'refused' })).toBe(false);
    expect(await find('o1')).toMatchObject({ state: 'accepted', messages: [], replyToken: null });
  });

  test('a retry keeps the content and comes when it is time', async () => {
    await add(item('o1', { leaseUntil: 20_000 }));
    const again = {
      tries: 1,
      ambiguous: true,
      firstTriedAt: 900,
      nextAt: 4_000,
      leaseUntil: 1_000,
    };
    await desk().outbox.settle(item('o1'), again);
    expect(await due(3_999)).toEqual([]);
    const [back] = await desk().outbox.due(4_000, 1);
    expect(back).toEqual(item('o1', again));
  });

  test('what a reply carries is accepted with it, or free again when it fails', async () => {
    const carried = (outboxId: string) =>
      item(outboxId, { state: 'waiting', channel: 'push', leaseUntil: 70_000 });
    await add(item('good', { carries: ['k1'] }), item('bad', { carries: ['k2'] }));
    await add(carried('k1'), carried('k2'));
    const waiting = async (now: number) =>
      ids(await desk().uow.read.outbox.waitingFor('p1', now, 9));
    expect(await waiting(1_000)).toEqual([]);
    await desk().outbox.settle(item('good', { carries: ['k1'] }), { state: 'accepted' });
    await desk().outbox.settle(item('bad', { carries: ['k2'] }), { nextAt: 3_000, tries: 1 });
    expect(await waiting(1_000)).toEqual([]);
    await desk().outbox.settle(item('bad', { carries: ['k2'] }), { state: 'refused' });
    expect(await find('k1')).toMatchObject({ state: 'accepted', messages: [] });
    expect(await waiting(1_000)).toEqual(['k2']);
  });

  test('a push that must wait for the person is theirs at once, oldest first', async () => {
    const push = (outboxId: string, createdAt: number) =>
      item(outboxId, { channel: 'push', leaseUntil: 20_000, createdAt });
    await add(push('o2', 2_000), push('o1', 1_000), push('o3', 3_000));
    for (const outboxId of ['o2', 'o1']) {
      await desk().outbox.settle(push(outboxId, 0), { state: 'waiting' });
    }
    const waiting = await desk().uow.read.outbox.waitingFor('p1', 1_000, 9);
    expect(ids(waiting)).toEqual(['o1', 'o2']);
    expect(waiting[0]?.messages).toEqual([message('o1')]);
    expect(await desk().uow.read.outbox.waitingFor('p2', 1_000, 9)).toEqual([]);
  });
});
