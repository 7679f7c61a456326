import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { instantOf } from '../../src/domain/bangkok-time.ts';
import { remindPeople } from '../../src/features/reminders/remind-people.ts';
import { remindersJob } from '../../src/features/reminders/reminders.job.ts';
import { outboxTable } from '../../src/stores/schema/outbox.ts';
import { remindersSentTable } from '../../src/stores/schema/reminders-sent.ts';
import { describeStores } from '../support/stores.ts';
import { Killed, openBench, sealer, type Bench } from './support/bench.ts';
import { addGroup, addLinked, addMember, addPerson, pay } from './support/village.ts';

/** The eve of deposit day, nine o'clock. */
const EVE = instantOf('2026-12-04', 9);
const MINUTE = 60_000;

describeStores((_, openStore) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench(openStore, EVE);
  });
  afterEach(() => bench.close());

  const tick = (at: number) => {
    bench.clock.ms = at;
    return remindersJob.run(bench.deps, { at, dryRun: false });
  };
  const dry = (at: number) => remindersJob.run(bench.deps, { at, dryRun: true });
  const outbox = () => bench.store.scan(outboxTable, { limit: 1000 });
  const sent = () => bench.store.scan(remindersSentTable, { limit: 1000 });
  const reminded = async () => (await sent()).map((row) => row.memberId).toSorted();

  test('reminds those who have not paid, at the hour, once in any number of ticks', async () => {
    await addGroup(bench.uow, 'a');
    const paid = await addLinked(bench.uow, 'a', 1);
    const ahead = await addLinked(bench.uow, 'a', 2);
    await addLinked(bench.uow, 'a', 3);
    await addMember(bench.uow, 'a', 4);
    await pay(bench.uow, paid, ['2026-12'], EVE - MINUTE);
    await pay(bench.uow, ahead, ['2026-11', '2026-12', '2027-01'], EVE - MINUTE);
    await tick(EVE - MINUTE);
    expect(await reminded()).toEqual([]);
    for (let i = 0; i < 3; i += 1) await tick(EVE + i * MINUTE);
    expect(await reminded()).toEqual(['a-3']);
    const [item, ...others] = await outbox();
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      personId: 'p-a-3',
      category: 'reminder',
      state: 'ready',
      worthUntil: instantOf('2026-12-06'),
    });
    const body = sealer.open(item?.body ?? new Uint8Array(), `outbox/body/${item?.outboxId}`);
    expect(body).toContain('บ้านa');
    expect(body).toContain('5 ธันวาคม 2569');
    expect(body).toContain('50 บาท');
    expect(await bench.uow.read.reminders.occurrence('2026-12', 'a')).toMatchObject({
      state: 'done',
      sent: 1,
      withoutQuota: 0,
    });
  });

  test('leaves alone who has left, blocked, opted out, or joined later', async () => {
    await addGroup(bench.uow, 'a');
    const people = [
      { personId: 'blocked', over: { state: 'blocked' as const } },
      { personId: 'silent', over: { wantsNews: false } },
      { personId: 'gone', over: {} },
      { personId: 'new', over: {} },
    ];
    for (const { personId, over } of people) await addPerson(bench.uow, personId, over);
    await addMember(bench.uow, 'a', 1, { personId: 'blocked' });
    await addMember(bench.uow, 'a', 2, { personId: 'silent' });
    await addMember(bench.uow, 'a', 3, { personId: 'gone', state: 'resigned' });
    await addMember(bench.uow, 'a', 4, { personId: 'new', joinedOn: '2027-01-02' });
    await tick(EVE);
    expect(await reminded()).toEqual([]);
    expect(await bench.uow.read.reminders.occurrence('2026-12', 'a')).toMatchObject({
      state: 'done',
      sent: 0,
    });
  });

  test("folds one person's dues of the day into one message, the later hour's too", async () => {
    await addGroup(bench.uow, 'a');
    await addGroup(bench.uow, 'b', { rules: { reminderHour: 14 } });
    await addGroup(bench.uow, 'c', { rules: { depositDay: 20 } });
    await addPerson(bench.uow, 'p');
    for (const groupId of ['a', 'b', 'c'])
      await addMember(bench.uow, groupId, 1, { personId: 'p' });
    await addMember(bench.uow, 'a', 2, { personId: 'p' });
    await tick(EVE);
    expect(await reminded()).toEqual(['a-1', 'a-2', 'b-1']);
    await tick(instantOf('2026-12-04', 14));
    expect(await outbox()).toHaveLength(1);
    expect(await bench.uow.read.reminders.occurrence('2026-12', 'b')).toMatchObject({
      state: 'done',
      sent: 1,
    });
  });

  test('clamps the deposit day to the month’s end and reaches into the month before', async () => {
    await addGroup(bench.uow, 'a', { rules: { depositDay: 31, reminderDaysBefore: 0 } });
    await addGroup(bench.uow, 'b', { rules: { depositDay: 1, reminderDaysBefore: 3 } });
    await addLinked(bench.uow, 'a', 1);
    await addLinked(bench.uow, 'b', 1);
    await tick(instantOf('2027-02-26', 8, 59));
    expect(await reminded()).toEqual([]);
    await tick(instantOf('2027-02-26', 9));
    expect(await sent()).toMatchObject([{ memberId: 'b-1', month: '2027-03' }]);
    await tick(instantOf('2027-02-28', 9));
    expect(await reminded()).toEqual(['a-1', 'b-1']);
  });

  test('catches up after missed ticks until the deposit day is over, resting at night', async () => {
    await addGroup(bench.uow, 'a');
    await addLinked(bench.uow, 'a', 1);
    await tick(instantOf('2026-12-01', 9));
    await tick(instantOf('2026-12-04', 23));
    await tick(instantOf('2026-12-05', 3));
    expect(await reminded()).toEqual([]);
    await tick(instantOf('2026-12-05', 6));
    expect(await reminded()).toEqual(['a-1']);
  });

  test('goes late in the last evening rather than never, and expires after midnight', async () => {
    await addGroup(bench.uow, 'a');
    await addGroup(bench.uow, 'b', { rules: { depositDay: 6 } });
    await addLinked(bench.uow, 'a', 1);
    await addLinked(bench.uow, 'b', 1);
    await tick(instantOf('2026-12-01', 9));
    await tick(instantOf('2026-12-05', 23, 59));
    expect(await reminded()).toEqual(['a-1']);
    await tick(instantOf('2026-12-07', 0));
    expect(await reminded()).toEqual(['a-1']);
    expect((await bench.uow.read.reminders.occurrence('2026-12', 'b'))?.state).toBe('expired');
  });

  test('follows the rules as they are changed, until it is done', async () => {
    const group = await addGroup(bench.uow, 'a');
    await addLinked(bench.uow, 'a', 1);
    await tick(instantOf('2026-12-01', 9));
    const change = (depositDay: number, reminderDaysBefore: number) =>
      bench.uow.transact((stores) =>
        stores.groups.change('a', { rules: { ...group.rules, depositDay, reminderDaysBefore } }),
      );
    await change(10, -1);
    await tick(EVE);
    expect(await reminded()).toEqual([]);
    expect((await bench.uow.read.reminders.occurrence('2026-12', 'a'))?.state).toBe('off');
    await change(10, 2);
    await tick(EVE);
    expect(await reminded()).toEqual([]);
    await tick(instantOf('2026-12-08', 9));
    expect(await reminded()).toEqual(['a-1']);
    await change(12, 0);
    await tick(instantOf('2026-12-12', 9));
    expect(await sent()).toHaveLength(1);
  });

  test('never touches the quota kept for receipts, and counts who got nothing', async () => {
    bench.line.quotaNow = { limit: 10, used: 6 };
    await addGroup(bench.uow, 'a');
    for (let number = 1; number <= 5; number += 1) await addLinked(bench.uow, 'a', number);
    await tick(EVE);
    expect(await outbox()).toHaveLength(2);
    expect(await bench.uow.read.reminders.occurrence('2026-12', 'a')).toMatchObject({
      sent: 2,
      withoutQuota: 3,
    });
    bench.line.quotaNow = { limit: 1000, used: 0 };
    await tick(EVE + 60 * MINUTE);
    expect(await outbox()).toHaveLength(2);
  });

  test('waits while nobody can say what is left of the quota', async () => {
    bench.line.quotaNow = undefined;
    await addGroup(bench.uow, 'a');
    await addLinked(bench.uow, 'a', 1);
    expect(await tick(EVE)).toContainEqual({ what: 'held', reason: 'quota-unknown' });
    expect(await reminded()).toEqual([]);
    bench.line.quotaNow = { limit: null, used: 0 };
    await tick(EVE + MINUTE);
    expect(await reminded()).toEqual(['a-1']);
  });

  test('two instances ticking at once have one effect', async () => {
    await addGroup(bench.uow, 'a');
    for (let number = 1; number <= 30; number += 1) await addLinked(bench.uow, 'a', number);
    await Promise.all([tick(EVE), tick(EVE), tick(EVE)]);
    await tick(EVE + MINUTE);
    expect(await sent()).toHaveLength(30);
    expect(new Set((await outbox()).map((row) => row.personId)).size).toBe(30);
    expect(await outbox()).toHaveLength(30);
  });

  test('who lost the lease writes nothing', async () => {
    await addGroup(bench.uow, 'a');
    await addLinked(bench.uow, 'a', 1);
    await tick(instantOf('2026-12-01', 9));
    const occurrence = await bench.uow.read.reminders.occurrence('2026-12', 'a');
    if (!occurrence) throw new Error('not planned');
    await bench.uow.transact((stores) =>
      stores.reminders.changeOccurrence(occurrence, { fence: occurrence.fence + 1 }),
    );
    const quota = { month: '2026-12', limit: null, used: 0, readAt: EVE };
    const batch = { occurrence, people: ['p-a-1'], at: EVE, quota, written: 0 };
    expect(await remindPeople(bench.deps, batch)).toBeUndefined();
    expect(await sent()).toEqual([]);
    expect(await outbox()).toEqual([]);
  });

  test('a dry run names who would get what, masked, with the cost, and writes nothing', async () => {
    await addGroup(bench.uow, 'a');
    await addGroup(bench.uow, 'b');
    const paid = await addLinked(bench.uow, 'a', 1);
    await pay(bench.uow, paid, ['2026-12'], EVE);
    await addLinked(bench.uow, 'a', 2);
    await addMember(bench.uow, 'b', 7, { personId: 'p-a-2' });
    const lines = await dry(EVE);
    expect(lines).toEqual([
      expect.objectContaining({
        group: 'BK-3801-a',
        memberNo: '0002',
        message: 1,
        outcome: 'would-send',
      }),
      expect.objectContaining({ group: 'BK-3801-b', memberNo: '0007', message: 1 }),
      {
        what: 'total',
        note: 'dry run, nothing was sent',
        people: 1,
        dues: 2,
        messages: 1,
        withoutQuota: 0,
        quotaLeft: 800,
      },
    ]);
    expect(lines[0]).toMatchObject({ name: 'นางบุญ*** ตั***', amountSatang: '5000' });
    expect(await outbox()).toEqual([]);
    expect(await bench.uow.read.reminders.occurrence('2026-12', 'a')).toBeUndefined();
    expect(await bench.uow.read.quota.latest()).toBeUndefined();
    expect(await dry(EVE - MINUTE)).toMatchObject([{ what: 'total', people: 0 }]);
  });

  test('a dry run tells the cost though nobody knows the quota, and who would get nothing', async () => {
    await addGroup(bench.uow, 'a');
    for (let number = 1; number <= 3; number += 1) await addLinked(bench.uow, 'a', number);
    bench.line.quotaNow = undefined;
    expect((await dry(EVE)).at(-1)).toMatchObject({ messages: 3, quotaLeft: 'unknown' });
    bench.line.quotaNow = { limit: 10, used: 6 };
    expect((await dry(EVE)).at(-1)).toMatchObject({ messages: 2, withoutQuota: 1, quotaLeft: 2 });
  });

  test('one group that cannot be reminded does not hold up the others', async () => {
    await addGroup(bench.uow, 'a', { districtCode: '9999', tambonCode: '999999' });
    await addGroup(bench.uow, 'b');
    await addLinked(bench.uow, 'a', 1);
    await addLinked(bench.uow, 'b', 1);
    await expect(tick(EVE)).rejects.toThrow('999999');
    expect(await reminded()).toEqual(['b-1']);
  });

  test('lists what is to come, by time', async () => {
    await addGroup(bench.uow, 'a', { rules: { depositDay: 20 } });
    await addGroup(bench.uow, 'b');
    expect(await remindersJob.list?.(bench.deps, instantOf('2026-12-01'))).toMatchObject([
      {
        dueAt: instantOf('2026-12-04', 9),
        line: { group: 'BK-3801-b', depositDay: '2026-12-05' },
      },
      { dueAt: instantOf('2026-12-19', 9), line: { group: 'BK-3801-a' } },
      { dueAt: instantOf('2027-01-04', 9), line: { group: 'BK-3801-b' } },
      { dueAt: instantOf('2027-01-19', 9), line: { group: 'BK-3801-a' } },
    ]);
  });

  test('killed at every point and run again: each member once, message and row together', async () => {
    for (const groupId of ['a', 'b']) await addGroup(bench.uow, groupId);
    for (let number = 1; number <= 21; number += 1) await addLinked(bench.uow, 'a', number);
    await addMember(bench.uow, 'b', 1, { personId: 'p-a-1' });
    let at = EVE;
    let kills = 0;
    for (let round = 0; round < 12; round += 1) {
      bench.killAt(round % 6);
      at += 2 * MINUTE;
      try {
        await tick(at);
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        kills += 1;
      }
      const rows = await sent();
      const items = new Set((await outbox()).map((row) => row.outboxId));
      expect(rows.every((row) => items.has(row.outboxId))).toBe(true);
    }
    bench.killAt(Infinity);
    await tick(at + 2 * MINUTE);
    expect(kills).toBeGreaterThan(5);
    expect(await sent()).toHaveLength(22);
    expect(await outbox()).toHaveLength(21);
  }, 30_000);
});
