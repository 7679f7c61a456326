import { expect, test } from '@jest/globals';
import { DuplicateRecordError } from '../../../src/ports/records/errors.ts';
import type { MediaRequest } from '../../../src/ports/stores/media-requests-store.ts';
import type { Turn } from '../../../src/ports/stores/turns-store.ts';
import type { Wait } from '../../../src/ports/stores/waits-store.ts';
import { chatTiesTable } from '../../../src/stores/schema/chat-ties.ts';
import { describeStores } from '../../support/stores.ts';
import { useDesk } from './desk.ts';

const wait = (personId: string, given: Partial<Wait> = {}): Wait => ({
  personId,
  runId: 'r1',
  rev: 1,
  remindAt: 100,
  endAt: 200,
  ...given,
});
const request = (requestId: string, given: Partial<MediaRequest> = {}): MediaRequest => ({
  requestId,
  personId: 'p1',
  runId: 'r1',
  messageId: `m-${requestId}`,
  state: 'wanted',
  tries: 0,
  nextAt: 100,
  ...given,
});
const turn = (eventId: string, given: Partial<Turn> = {}): Turn => ({
  eventId,
  runId: 'r1',
  flow: 'a.b',
  fromStep: null,
  toStep: 'x',
  outcome: 'moved',
  lang: 'th',
  at: 100,
  ...given,
});

describeStores((_name, openStore) => {
  const desk = useDesk(openStore);

  test('a wait is due at its reminder, then at its end, earliest first; one row a person', async () => {
    const { uow } = desk();
    await uow.transact(async ({ waits }) => {
      await waits.put(wait('p1'));
      await waits.put(wait('p2', { remindAt: null, endAt: 90 }));
      await waits.put(wait('p3', { remindAt: 300, endAt: 95 }));
      await waits.put(wait('p4', { remindAt: 101 }));
    });
    const due = async (now: number, limit = 9) =>
      (await uow.read.waits.due(now, limit)).map(({ personId }) => personId);
    expect(await due(89)).toEqual([]);
    expect(await due(100)).toEqual(['p2', 'p3', 'p1']);
    expect(await due(100, 1)).toEqual(['p2']);
    await uow.transact(({ waits }) => waits.put(wait('p1', { rev: 2, remindAt: null })));
    expect(await due(150)).toEqual(['p2', 'p3', 'p4']);
    expect(await uow.read.waits.of('p1')).toEqual(wait('p1', { rev: 2, remindAt: null }));
    await uow.transact(({ waits }) => waits.remove('p1'));
    await uow.transact(({ waits }) => waits.remove('p1'));
    expect(await uow.read.waits.of('p1')).toBeUndefined();
  });

  test('a picture is wanted until one of several instances has it', async () => {
    const { uow } = desk();
    await uow.transact(async ({ mediaRequests }) => {
      await mediaRequests.add(request('b', { nextAt: 90 }));
      await mediaRequests.add(request('a'));
      await mediaRequests.add(request('later', { nextAt: 101 }));
    });
    expect(await uow.read.mediaRequests.due(100, 9)).toEqual([
      request('b', { nextAt: 90 }),
      request('a'),
    ]);
    const change = (state: 'done' | 'failed') =>
      uow.transact(({ mediaRequests }) => mediaRequests.change(request('a'), { state, tries: 1 }));
    const won = await Promise.all([change('done'), change('failed'), change('done')]);
    expect(won.filter(Boolean)).toHaveLength(1);
    expect((await uow.read.mediaRequests.due(200, 9)).map(({ requestId }) => requestId)).toEqual([
      'b',
      'later',
    ]);
  });

  test('the funnel of a flow is read from a day on, oldest first', async () => {
    const { uow } = desk();
    await uow.transact(async ({ turns }) => {
      await turns.add(turn('e3', { at: 300 }));
      await turns.add(turn('e1', { at: 100, fromStep: null, toStep: null }));
      await turns.add(turn('e2', { at: 200 }));
      await turns.add(turn('other', { flow: 'c.d', at: 200 }));
      await turns.add(turn('none', { flow: null, runId: null, at: 200 }));
    });
    expect((await uow.read.turns.ofFlow('a.b', 200, 9)).map(({ eventId }) => eventId)).toEqual([
      'e2',
      'e3',
    ]);
    expect(await uow.read.turns.ofFlow('a.b', 0, 1)).toEqual([
      turn('e1', { at: 100, fromStep: null, toStep: null }),
    ]);
  });

  test('shapes that were missed are counted, over all slots, most frequent first', async () => {
    const { uow } = desk();
    const count = (shape: string, day: string, eventId: string) =>
      uow.transact(({ missed }) => missed.count(shape, { day, eventId }));
    expect(await uow.read.missed.mostFrequent(9)).toEqual([]);
    await count('a', '2026-11-02', 'e1');
    await count('a', '2026-11-03', 'e2');
    await count('a', '2026-11-01', 'e1');
    await count('b', '2026-11-04', 'e1');
    await count('c', '2026-11-05', 'e1');
    expect(await uow.read.missed.mostFrequent(2)).toEqual([
      { shape: 'a', count: 3, firstDay: '2026-11-02', lastDay: '2026-11-03' },
      { shape: 'c', count: 1, firstDay: '2026-11-05', lastDay: '2026-11-05' },
    ]);
    await Promise.all(['e1', 'e1', 'e2', 'e3'].map((eventId) => count('b', '2026-11-06', eventId)));
    const [most] = await uow.read.missed.mostFrequent(1);
    expect(most).toEqual({ shape: 'b', count: 5, firstDay: '2026-11-04', lastDay: '2026-11-06' });
  });

  test('what is spent is added to the last reading of the quota, by several at once', async () => {
    const { uow } = desk();
    const spend = (messages: number) => uow.transact(({ quota }) => quota.spend(messages));
    await spend(3);
    expect(await uow.read.quota.latest()).toBeUndefined();
    const reading = { month: '2026-11', limit: 500, used: 10, readAt: 5 };
    await uow.transact(({ quota }) => quota.put(reading));
    await Promise.all([spend(1), spend(2), spend(3), spend(4)]);
    expect(await uow.read.quota.latest()).toEqual({ ...reading, used: 20 });
    const unlimited = { month: '2026-12', limit: null, used: 0, readAt: 6 };
    await uow.transact(({ quota }) => quota.put(unlimited));
    expect(await uow.read.quota.latest()).toEqual(unlimited);
  });

  test('a setting is what was put last', async () => {
    const { uow } = desk();
    expect(await uow.read.settings.get('name')).toBeUndefined();
    await uow.transact(({ settings }) => settings.put('name', 'a', 1));
    await uow.transact(({ settings }) => settings.put('name', 'ข', 2));
    expect(await uow.read.settings.get('name')).toBe('ข');
  });

  test('freezes: one at a time for a group, lifted once, all of them kept', async () => {
    const { uow } = desk();
    const { freezes } = uow.read;
    const fault = { by: 'turn', seq: 3, field: 'cash', what: 'I4: differs' };
    const add = (freezeId: string, groupId: string, at: number) =>
      uow.transact((stores) => stores.freezes.add({ ...fault, freezeId, groupId, at }));
    expect(await freezes.open('g1')).toBeUndefined();
    await add('f1', 'g1', 10);
    await add('f2', 'g2', 11);
    await expect(add('f3', 'g1', 12)).rejects.toThrow(DuplicateRecordError);
    const first = { ...fault, freezeId: 'f1', groupId: 'g1', at: 10 };
    const lasting = { liftedAt: null, liftedBy: null, liftReason: null };
    expect(await freezes.open('g1')).toEqual({ ...first, ...lasting });
    const how = { at: 20, by: 'operator', reason: 'คืนจากสำเนา' };
    const lift = () => uow.transact((stores) => stores.freezes.lift('f1', how));
    expect([await lift(), await lift()]).toEqual([true, false]);
    expect(await freezes.open('g1')).toBeUndefined();
    await add('f4', 'g1', 30);
    const all = await freezes.ofGroup('g1', 5);
    expect(all.map(({ freezeId }) => freezeId)).toEqual(['f4', 'f1']);
    const lifted = { liftedAt: 20, liftedBy: 'operator', liftReason: 'คืนจากสำเนา' };
    expect(all[1]).toEqual({ ...first, ...lifted });
  });

  test('day totals are told once for a group and day', async () => {
    const { uow } = desk();
    const sent = { groupId: 'g1', day: '2026-11-05', seq: 7, hash: 'a', people: 3, at: 10 };
    const add = (over = {}) =>
      uow.transact(({ witness }) => witness.addTotals({ ...sent, ...over }));
    await add();
    await add({ day: '2026-12-05' });
    await expect(add({ at: 11 })).rejects.toThrow(DuplicateRecordError);
    expect(await uow.read.witness.totalsOf('g1', '2026-11-05')).toEqual(sent);
    expect(await uow.read.witness.totalsOf('g2', '2026-11-05')).toBeUndefined();
  });

  test("a room is one group's and a group has one room; over, both are free again", async () => {
    const { records, uow } = desk();
    const tie = {
      tieId: 't1',
      groupId: 'g1',
      chatId: `C${'a'.repeat(32)}`,
      lang: 'th',
      tiedBy: 'p1',
      at: 10,
      people: null,
      sizedAt: null,
      announcedFor: null,
    };
    const add = (over = {}) => uow.transact(({ chatTies }) => chatTies.add({ ...tie, ...over }));
    await add();
    for (const over of [{ groupId: 'g2' }, { chatId: 'Cb' }]) {
      await expect(add({ tieId: 't2', ...over })).rejects.toThrow(DuplicateRecordError);
    }
    await add({ tieId: 't3', groupId: 'g3', chatId: 'Cc' });
    const { chatTies } = uow.read;
    expect(await chatTies.ofChat(tie.chatId)).toEqual(tie);
    expect(await chatTies.ofGroup('g1')).toEqual(tie);
    const ids = async (after?: string) => (await chatTies.page(after, 5)).map(({ tieId }) => tieId);
    expect([await ids(), await ids('t1')]).toEqual([['t1', 't3'], ['t3']]);
    await uow.transact((stores) => stores.chatTies.sized('t1', { people: 31, at: 20 }));
    const say = () => uow.transact((stores) => stores.chatTies.announced(tie, '2026-12-05'));
    expect([await say(), await say()]).toEqual([true, false]);
    const said = { ...tie, people: 31, sizedAt: 20, announcedFor: '2026-12-05' };
    expect(await chatTies.ofGroup('g1')).toEqual(said);
    const rows = JSON.stringify(await records.scan(chatTiesTable, { limit: 5 }));
    expect(rows).not.toContain(tie.chatId);
    const end = () => uow.transact((stores) => stores.chatTies.end('t1', { by: 'left', at: 30 }));
    expect([await end(), await end()]).toEqual([true, false]);
    expect(await chatTies.ofChat(tie.chatId)).toBeUndefined();
    expect(await ids()).toEqual(['t3']);
    await add({ tieId: 't4' });
    expect((await chatTies.ofGroup('g1'))?.tieId).toBe('t4');
  });
});
