import { expect, test } from '@jest/globals';
import type { Inbound } from '../../../src/ports/inbound.ts';
import { inboxTable } from '../../../src/stores/schema/inbox.ts';
import { UnreadableEventError } from '../../../src/ports/stores/inbox-store.ts';
import { describeStores } from '../../support/stores.ts';
import { useDesk, userId, words } from './desk.ts';

const unsent = (eventId: string, messageId: string, at = 2_000): Inbound =>
  words(eventId, { at, what: { kind: 'unsent', messageId } });

describeStores((_name, openStore) => {
  const desk = useDesk(openStore);
  const laneOf = (last: string): string =>
    desk().inbox.laneOf(words('x', { source: { kind: 'person', userId: userId(last) } }));
  const nextId = async (last = '1') => (await desk().uow.read.inbox.next(laneOf(last)))?.eventId;
  const end = (eventId: string) => desk().uow.transact((s) => s.inbox.done(eventId, 'answered'));

  test('an event is accepted once, however often and from however many sides it comes', async () => {
    const { inbox } = desk();
    const accepts = Array.from({ length: 20 }, () => inbox.accept([words('e1')], 5));
    const lanes = (await Promise.all(accepts)).flatMap((accepted) => accepted.lanes);
    expect(lanes).toEqual([laneOf('1')]);
    expect(await inbox.accept([words('e1')], 9)).toEqual({ lanes: [] });
    const item = await desk().uow.read.inbox.next(laneOf('1'));
    expect(item).toEqual({
      eventId: 'e1',
      lane: laneOf('1'),
      inbound: words('e1'),
      receivedAt: 5,
      tries: 0,
      more: false,
    });
  });

  test('one request with a known and a new event keeps the new one', async () => {
    await desk().inbox.accept([words('e1')], 5);
    const other = words('e2', { source: { kind: 'person', userId: userId('2') } });
    expect(await desk().inbox.accept([words('e1'), other], 6)).toEqual({ lanes: [laneOf('2')] });
    expect(await nextId('2')).toBe('e2');
  });

  test('a lane goes by time of the sender, then by id, and says whether more wait', async () => {
    const late = words('c', { at: 3_000 });
    await desk().inbox.accept([late, words('b'), words('a')], 5);
    const order: [string | undefined, boolean | undefined][] = [];
    for (let i = 0; i < 3; i += 1) {
      const next = await desk().uow.read.inbox.next(laneOf('1'));
      order.push([next?.eventId, next?.more]);
      await end(next?.eventId ?? '');
    }
    expect(order).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ]);
    expect(await nextId()).toBeUndefined();
  });

  test('what came later and happened earlier goes first', async () => {
    await desk().inbox.accept([words('second', { at: 2_000 })], 5);
    await desk().inbox.accept([words('first', { at: 1_000 })], 6);
    expect(await nextId()).toBe('first');
  });

  test('what is done is blanked, keeps its id, and cannot be done again', async () => {
    await desk().inbox.accept([words('e1')], 5);
    await end('e1');
    const [row] = await desk().records.scan(inboxTable, { limit: 9 });
    expect(row).toMatchObject({ eventId: 'e1', state: 'done', body: null, outcome: 'answered' });
    await expect(end('e1')).rejects.toThrow('handled under this turn');
    expect(await desk().inbox.accept([words('e1')], 9)).toEqual({ lanes: [] });
  });

  test('of two turns that handle one event at once, one commits', async () => {
    await desk().inbox.accept([words('e1')], 5);
    const turn = () =>
      desk().uow.transact(async (stores) => {
        const next = await stores.inbox.next(laneOf('1'));
        if (next) await stores.inbox.done(next.eventId, 'answered');
        return next?.eventId;
      });
    const handled = await Promise.all(Array.from({ length: 8 }, turn));
    expect(handled.filter((id) => id === 'e1')).toHaveLength(1);
  });

  test('an event fails five times and is dead; a failure counted elsewhere is gone', async () => {
    const { inbox } = desk();
    await inbox.accept([words('e1')], 5);
    for (const tries of [0, 1, 2, 3]) expect(await inbox.failed('e1', tries)).toBe('again');
    expect(await inbox.failed('e1', 3)).toBe('gone');
    expect((await desk().uow.read.inbox.next(laneOf('1')))?.tries).toBe(4);
    expect(await inbox.failed('e1', 4)).toBe('dead');
    expect(await nextId()).toBeUndefined();
    expect(await inbox.failed('e1', 5)).toBe('gone');
    const [row] = await desk().records.scan(inboxTable, { limit: 9 });
    expect(row).toMatchObject({ state: 'dead', body: null });
  });

  test('an event is set aside once, and only with the tries it had', async () => {
    await desk().inbox.accept([words('e1')], 5);
    const setAside = (tries: number) => desk().uow.transact((s) => s.inbox.setAside('e1', tries));
    expect(await setAside(1)).toBe(false);
    expect(await setAside(0)).toBe(true);
    expect(await setAside(0)).toBe(false);
    expect(await nextId()).toBeUndefined();
  });

  test('a message taken back while it waits is not handled, its content gone', async () => {
    await desk().inbox.accept([words('e1'), words('e2', { at: 1_500 })], 5);
    await desk().inbox.accept([unsent('u1', 'm-e1')], 6);
    expect(await nextId()).toBe('e2');
    const row = await desk().records.reader.get(inboxTable, { eventId: 'e1' });
    expect(row).toMatchObject({ state: 'done', body: null, outcome: 'unsent' });
  });

  test('a message taken back before it came leaves a tombstone in its own lane only', async () => {
    const forget = () => desk().uow.transact((s) => s.inbox.forget(laneOf('1'), 'm-e1', 5));
    await forget();
    await forget();
    const taken = (last: string, messageId: string) =>
      desk().uow.transact((s) => s.inbox.takenBack(laneOf(last), messageId));
    expect(await taken('1', 'm-e1')).toBe(true);
    expect(await taken('1', 'm-e2')).toBe(false);
    expect(await taken('2', 'm-e1')).toBe(false);
    expect(await desk().uow.read.inbox.waitingLanes(10, 10)).toEqual([]);
  });

  test('taking back what was handled already changes nothing', async () => {
    await desk().inbox.accept([words('e1')], 5);
    await end('e1');
    await desk().uow.transact((s) => s.inbox.forget(laneOf('1'), 'm-e1', 6));
    const rows = await desk().records.scan(inboxTable, { limit: 9 });
    // What it did stands; the word itself is kept, as for a message that never came.
    expect(rows.map(({ outcome }) => outcome)).toEqual(['answered', 'unsent']);
  });

  test('lanes that wait are named once each, longest first, only when old enough', async () => {
    const other = { source: { kind: 'person', userId: userId('2') } } as const;
    await desk().inbox.accept([words('b1', other)], 3);
    await desk().inbox.accept([words('a1'), words('a2')], 5);
    await desk().inbox.accept([words('b2', other)], 8);
    const { inbox } = desk().uow.read;
    expect(await inbox.waitingLanes(9, 10)).toEqual([laneOf('2'), laneOf('1')]);
    expect(await inbox.waitingLanes(4, 10)).toEqual([laneOf('2')]);
    expect(await inbox.waitingLanes(2, 10)).toEqual([]);
  });

  test('an event of our own making is added once', async () => {
    for (const receivedAt of [5, 6]) {
      await desk().uow.transact((s) => s.inbox.add(words('wait:1'), receivedAt));
    }
    expect(await nextId()).toBe('wait:1');
    expect(await desk().records.scan(inboxTable, { limit: 9 })).toHaveLength(1);
  });

  test('an event whose content was changed in the store is named, not handled', async () => {
    await desk().inbox.accept([words('e1'), words('e2', { at: 2_000 })], 5);
    const body = Uint8Array.of(1, 2, 3);
    await desk().records.updateEach(inboxTable, [{ key: { eventId: 'e1' }, patch: { body } }]);
    await expect(nextId()).rejects.toThrow(UnreadableEventError);
  });
});
