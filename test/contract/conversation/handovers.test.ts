import { expect, test } from '@jest/globals';
import { DuplicateRecordError } from '../../../src/ports/records/errors.ts';
import type { Handover } from '../../../src/ports/stores/handovers-store.ts';
import { handoversTable } from '../../../src/stores/schema/handovers.ts';
import { describeStores } from '../../support/stores.ts';
import { useDesk } from './desk.ts';

const talk = (handoverId: string, given: Partial<Handover> = {}): Handover => ({
  handoverId,
  askerId: 'p1',
  groupId: 'g1',
  answererId: null,
  text: 'ใบฝากหาย',
  state: 'open',
  messages: 1,
  openedAt: 100,
  lastAt: 100,
  ...given,
});

describeStores((_name, openStore) => {
  const desk = useDesk(openStore);

  test('one open talk a person; closed it is forgotten and another may begin', async () => {
    const { uow, records } = desk();
    await uow.transact(({ handovers }) => handovers.add(talk('h1')));
    await expect(uow.transact(({ handovers }) => handovers.add(talk('h2')))).rejects.toBeInstanceOf(
      DuplicateRecordError,
    );
    expect(await uow.read.handovers.openOf('p1')).toEqual(talk('h1'));
    const [row] = await records.scan(handoversTable, { limit: 9 });
    expect(Buffer.from(row?.text ?? []).toString()).not.toContain('ใบฝากหาย');
    expect(await uow.transact(({ handovers }) => handovers.close('h1'))).toBe(true);
    expect(await uow.transact(({ handovers }) => handovers.close('h1'))).toBe(false);
    expect(await uow.read.handovers.byId('h1')).toEqual(
      talk('h1', { state: 'closed', text: null }),
    );
    await uow.transact(({ handovers }) => handovers.add(talk('h3', { openedAt: 300 })));
    expect(await uow.read.handovers.countSince('p1', 100)).toBe(2);
    expect(await uow.read.handovers.countSince('p1', 101)).toBe(1);
  });

  test('of two who answer at once one has it; the other is told so', async () => {
    const { uow } = desk();
    await uow.transact(({ handovers }) => handovers.add(talk('h1')));
    const answer = (answererId: string) =>
      uow.transact(({ handovers }) =>
        handovers.say(talk('h1'), { answererId, text: null, at: 200 }),
      );
    const done = await Promise.all([answer('p2'), answer('p3')]);
    expect(done.toSorted()).toEqual([false, true]);
    const taken = await uow.read.handovers.byId('h1');
    expect(taken).toMatchObject({ messages: 2, text: null, lastAt: 200 });
    const by = taken?.answererId ?? '';
    expect((await uow.read.handovers.answeredBy(by)).map((one) => one.handoverId)).toEqual(['h1']);
    await uow.transact(({ handovers }) => handovers.close('h1'));
    expect(await uow.read.handovers.answeredBy(by)).toEqual([]);
  });

  test('what fell silent is found, oldest first, unless it is closed', async () => {
    const { uow } = desk();
    await uow.transact(async ({ handovers }) => {
      await handovers.add(talk('h1', { lastAt: 200 }));
      await handovers.add(talk('h2', { askerId: 'p2', lastAt: 100 }));
      await handovers.add(talk('h3', { askerId: 'p3', lastAt: 50 }));
      await handovers.add(talk('h4', { askerId: 'p4', lastAt: 201 }));
      await handovers.close('h3');
    });
    const silent = await uow.read.handovers.silentSince(200, 9);
    expect(silent.map(({ handoverId }) => handoverId)).toEqual(['h2', 'h1']);
  });
});
