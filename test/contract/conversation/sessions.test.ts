import { expect, test } from '@jest/globals';
import { LostRaceError } from '../../../src/ports/records/errors.ts';
import type { Run } from '../../../src/ports/stores/sessions-store.ts';
import { sessionsTable } from '../../../src/stores/schema/sessions.ts';
import { describeStores } from '../../support/stores.ts';
import { session, useDesk } from './desk.ts';

const run: Run = {
  runId: 'r1',
  flow: 'savings.record-deposit',
  version: 3,
  step: 'confirm',
  rev: 4,
  data: { name: 'นางบุญมี', list: [1, null, true], amount: '100.00' },
  attempts: 1,
  trail: [{ step: 'member', data: { name: '' } }],
  startedAt: 900,
};

describeStores((_name, openStore) => {
  const desk = useDesk(openStore);
  const save = (given: Parameters<typeof session>[0]) =>
    desk().uow.transact((stores) => stores.sessions.save(session(given)));
  const stored = () => desk().uow.read.sessions.of('p1');

  test('a session comes back whole; what was typed is not readable in the store', async () => {
    const recent = [{ runId: 'r0', flow: 'a.b', how: 'done', endedAt: 5 } as const];
    await save({ run, recent, pace: { minute: 9, count: 2, told: true } });
    expect(await stored()).toEqual(
      session({ run, recent, pace: { minute: 9, count: 2, told: true } }),
    );
    const [row] = await desk().records.scan(sessionsTable, { limit: 1 });
    expect(Buffer.from(row?.run ?? []).toString('utf8')).not.toContain('นางบุญมี');
    await save({ rev: 2 });
    expect(await stored()).toEqual(session({ rev: 2 }));
    expect(await desk().uow.read.sessions.of('p2')).toBeUndefined();
  });

  test('a turn on an older session is lost, and says so', async () => {
    await save({ rev: 1 });
    await save({ rev: 2 });
    await expect(save({ rev: 2, lastEventAt: 9 })).rejects.toThrow(LostRaceError);
    await expect(save({ rev: 4, lastEventAt: 9 })).rejects.toThrow(LostRaceError);
    expect(await stored()).toEqual(session({ rev: 2 }));
  });

  test('turns of one person at once each see what the one before left', async () => {
    const turn = () =>
      desk().uow.transact(async ({ sessions }) => {
        const before = (await sessions.of('p1')) ?? session({ rev: 0, lastEventAt: 0 });
        const { rev, lastEventAt } = before;
        await sessions.save({ ...before, rev: rev + 1, lastEventAt: lastEventAt + 1 });
      });
    await Promise.all(Array.from({ length: 12 }, turn));
    expect(await stored()).toMatchObject({ rev: 12, lastEventAt: 12 });
  });

  test('a lost race is run again with what is true then, and told when it never ends', async () => {
    await save({ rev: 1 });
    let runs = 0;
    await desk().uow.transact(async ({ sessions }) => {
      runs += 1;
      await sessions.save(session({ rev: runs === 1 ? 7 : 2 }));
    });
    expect(runs).toBe(2);
    runs = 0;
    const never = desk().uow.transact(async ({ sessions }) => {
      runs += 1;
      await sessions.save(session({ rev: 9 }));
    });
    await expect(never).rejects.toThrow(LostRaceError);
    expect(runs).toBe(5);
  });

  test('a session moved to another person does not open', async () => {
    await save({ run });
    const [row] = await desk().records.scan(sessionsTable, { limit: 1 });
    if (!row) throw new Error('no session');
    await desk().records.insertEach(sessionsTable, [{ ...row, personId: 'p2' }]);
    await expect(desk().uow.read.sessions.of('p2')).rejects.toThrow('does not open');
  });
});
