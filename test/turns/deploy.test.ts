import { expect, test } from '@jest/globals';
import type { Run } from '../../src/ports/stores/sessions-store.ts';
import { describeStores } from '../support/stores.ts';
import { WHO } from '../support/world.ts';
import { useStages, type Stage } from './stage.ts';

/** Rewrites the treasurer's stored dialogue, as another version of the program would have left it. */
async function rewrite(stage: Stage, change: (run: Run) => Run): Promise<void> {
  await stage.bot.core.uow.transact(async ({ people, sessions }) => {
    const person = await people.byUserId(WHO.treasurer);
    const session = person && (await sessions.of(person.personId));
    if (!session?.run) throw new Error('no dialogue');
    await sessions.save({ ...session, rev: session.rev + 1, run: change(session.run) });
  });
}

describeStores((_name, openStore) => {
  const start = useStages(openStore);
  const cardAfter = async (stage: Stage, change: (run: Run) => Run): Promise<string> => {
    const line = stage.words('treasurer', '12 40');
    await stage.said(line);
    await rewrite(stage, change);
    return stage.button(line, 'ยืนยัน');
  };
  const MISREAD: readonly [string, (run: Run) => Run][] = [
    ['a flow that is gone', (run) => ({ ...run, flow: 'savings.record-loan' })],
    ['a step that is gone', (run) => ({ ...run, step: 'which-fund' })],
    ['a step named like something every object has', (run) => ({ ...run, step: 'constructor' })],
    ['a version nobody can read', (run) => ({ ...run, version: 99 })],
    ['data of another shape', (run) => ({ ...run, data: { amount: 4_000 } })],
  ];

  test.each(MISREAD)(
    '%s: dropped with a word, nothing taken, a new start',
    async (_what, change) => {
      const stage = await start();
      const token = await cardAfter(stage, change);
      const answer = await stage.said(stage.press('treasurer', token));
      expect(answer).toContain('ระบบเพิ่งปรับปรุง');
      expect(await stage.entries()).toBe(0);
      const again = stage.words('treasurer', '12 40');
      await stage.said(again);
      await stage.said(stage.press('treasurer', stage.button(again, 'ยืนยัน')));
      expect(await stage.entries()).toBe(1);
      expect((await stage.inbox()).every(({ state }) => state === 'done')).toBe(true);
    },
  );

  test('words after such a deploy are answered, after the word about it', async () => {
    const stage = await start();
    await cardAfter(stage, (run) => ({ ...run, step: 'which-fund' }));
    const answer = await stage.said(stage.words('treasurer', 'เช็คยอด'));
    expect(answer).toContain('ระบบเพิ่งปรับปรุง');
    expect(answer).toContain('0001');
  });

  test('a wait that ends after such a deploy is told, and ends', async () => {
    const stage = await start();
    await cardAfter(stage, (run) => ({ ...run, flow: 'savings.record-loan' }));
    stage.bot.clock.advance(3 * 3_600_000);
    await stage.settle();
    expect(stage.bot.words(stage.pushedTo('treasurer'))).toContain('ระบบเพิ่งปรับปรุง');
    expect(await stage.bot.core.uow.read.waits.of('p-treasurer')).toBeUndefined();
  });

  test('a new process on the same store goes on where the person stands', async () => {
    const stage = await start();
    const line = stage.words('treasurer', '12 40');
    await stage.said(line);
    const next = await start({ store: stage.store, world: false });
    const tap = next.press('treasurer', stage.button(line, 'ยืนยัน'), {
      eventId: 'after-restart',
      replyToken: 'after-restart',
    });
    expect(await next.said(tap)).toContain('2569/0001');
    expect(await next.pledge('0012')).toBe(4_000n);
  });
});
