import { afterAll, expect, test } from '@jest/globals';
import { openMongoStore } from '../../src/adapters/mongo/open-mongo-store.ts';
import { CATALOGUE, SCHEMA_VERSION } from '../../src/stores/schema/catalogue.ts';
import { MongoDatabases, withDatabase } from '../support/mongo-databases.ts';
import { describeMongo } from '../support/stores.ts';
import type { Who } from '../support/world.ts';
import { useStages, type Stage } from './stage.ts';

const ROUNDS = 10;

describeMongo((uri) => {
  const databases = new MongoDatabases(uri);
  afterAll(() => databases.giveBack());
  const start = useStages((options) => databases.open(options));

  /** Two processes' worth of bots: each with its own connection to one database. */
  async function twoBots(): Promise<[Stage, Stage]> {
    const one = await start();
    const name = databases.databaseOf(one.store).databaseName;
    const store = await openMongoStore({
      uri: withDatabase(uri, name),
      tables: CATALOGUE,
      schemaVersion: SCHEMA_VERSION,
    });
    return [one, await start({ store, world: false })];
  }

  const sentBy = (stages: readonly Stage[]) => stages.flatMap(({ bot }) => bot.messenger.sent);
  const settleAll = async (stages: readonly Stage[]): Promise<void> => {
    await Promise.all(stages.map((stage) => stage.settle()));
    await Promise.all(stages.map((stage) => stage.settle()));
  };

  test('ยืนยัน tapped twice, once at each bot, at the same moment: one deposit, both told', async () => {
    const stages = await twoBots();
    const [one, two] = stages;
    for (let round = 1; round <= ROUNDS; round += 1) {
      const line = one.words('treasurer', `12 ${round * 10}`);
      await one.said(line);
      const token = one.button(line, 'ยืนยัน');
      const taps = [1, 2].map((n) =>
        one.press('treasurer', token, {
          eventId: `tap-${round}-${n}`,
          replyToken: `tap-${round}-${n}`,
        }),
      );
      await Promise.all(taps.map((tap, i) => stages[i]?.give([tap])));
      await settleAll(stages);
      const answers = sentBy(stages).filter(({ to }) => to[0]?.startsWith(`tap-${round}-`));
      expect(answers).toHaveLength(2);
      for (const { messages } of answers) {
        expect(one.bot.words(messages)).toContain(`2569/00${String(round).padStart(2, '0')}`);
      }
      expect(await two.entries()).toBe(round);
    }
    expect([...one.pushedTo('member'), ...two.pushedTo('member')]).toHaveLength(ROUNDS);
  }, 60_000);

  test('the same events given to both bots at once are each handled and answered once', async () => {
    const stages = await twoBots();
    const people: Who[] = ['member', 'member2', 'treasurer', 'chair', 'both'];
    const events = people.flatMap((who) =>
      ['เช็คยอด', 'สวัสดี', 'เมนู'].map((text) => stages[0].words(who, text)),
    );
    await Promise.all(
      events.flatMap((event) =>
        stages.flatMap((stage) => [stage.give([event]), stage.give([event])]),
      ),
    );
    await settleAll(stages);
    const answered = sentBy(stages).map(({ to }) => to[0] ?? '');
    expect(answered.toSorted()).toEqual(
      events.map(({ replyToken }) => replyToken ?? '').toSorted(),
    );
    const rows = await stages[0].inbox();
    expect(rows.every(({ state, tries }) => state === 'done' && tries === 0)).toBe(true);
  }, 60_000);

  test('lanes poked at both bots at once run each event in one of them, without a failed try', async () => {
    const stages = await twoBots();
    const [one] = stages;
    const events = Array.from({ length: 12 }, (_, i) =>
      one.words('treasurer', i % 2 ? 'เช็คยอด' : `12 ${i + 1}0`),
    );
    await one.bot.core.inboxGate.accept(events, one.store.now());
    const first = events[0];
    if (!first) throw new Error('no event');
    for (const { bot } of stages) bot.workers.lanes.poke([bot.core.inboxGate.laneOf(first)]);
    await settleAll(stages);
    expect(sentBy(stages)).toHaveLength(events.length);
    const session = await one.bot.core.uow.read.sessions.of('p-treasurer');
    expect(session?.rev).toBe(events.length);
    const rows = await one.inbox();
    expect(rows.map(({ tries }) => tries)).toEqual(events.map(() => 0));
  }, 60_000);

  test('waits that are over are put into their lane once by many sweeps', async () => {
    const stages = await twoBots();
    const [one] = stages;
    await one.said(one.words('treasurer', '12 40'));
    for (const { bot } of stages) bot.clock.advance(11 * 60_000);
    await settleAll(stages);
    const nudges = sentBy(stages).filter(({ via }) => via === 'push');
    expect(nudges).toHaveLength(1);
  }, 60_000);
});
