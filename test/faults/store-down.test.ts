import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { inboxTable } from '../../src/stores/schema/inbox.ts';
import { OwnMongod } from '../support/own-mongod.ts';
import { ServedBot } from '../support/served-bot.ts';
import { describeMongod } from '../support/stores.ts';
import { GROUP, WHO, type Who } from '../support/world.ts';
import { eventually } from '../e2e/support/eventually.ts';

const TEST_MS = 120_000;
/** What design §6 promises, and what a loaded machine may add between two processes. */
const REFUSED_WITHIN_MS = 1_000 + 250;
const BACK_WITHIN_MS = 60_000;
const ASKING: readonly Who[] = ['member', 'member2', 'chair', 'auditor', 'secretary', 'both'];

describeMongod((binary) => {
  let server: OwnMongod;
  let bot: ServedBot;
  let folder: string;

  async function start(): Promise<void> {
    server = new OwnMongod(binary);
    await server.start();
    folder = mkdtempSync(join(tmpdir(), 'sajja-'));
    const uri = server.uri.replace('/?', '/sajja?');
    bot = await ServedBot.start({ name: 'mongodb', env: { DATA_DIR: folder, MONGODB_URI: uri } });
  }
  afterEach(async () => {
    server.thaw();
    await bot.end();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Everybody asks for their balance again and again. @returns the events acknowledged with 200 */
  async function ask(rounds: number): Promise<{ acknowledged: string[]; slowestMs: number }> {
    const acknowledged: string[] = [];
    let slowestMs = 0;
    for (let round = 0; round < rounds; round += 1) {
      const started = performance.now();
      const outcomes = await Promise.all(ASKING.map((who) => bot.line.text(WHO[who], 'เช็คยอด')));
      slowestMs = Math.max(slowestMs, performance.now() - started);
      for (const { status, eventIds } of outcomes)
        if (status === 200) acknowledged.push(...eventIds);
    }
    return { acknowledged, slowestMs };
  }

  const get = async (path: string): Promise<number> => (await fetch(`${bot.origin}${path}`)).status;
  const isBack = () =>
    eventually(async () => expect(await get('/readyz')).toBe(200), BACK_WITHIN_MS);

  /** Every acknowledged event has been handled, and answered within what is promised. */
  async function expectNothingLost(acknowledged: readonly string[]): Promise<void> {
    const eyes = await bot.watch();
    try {
      await eventually(async () => {
        for (const eventId of acknowledged) {
          const row = await eyes.store.reader.get(inboxTable, { eventId });
          expect(row).toMatchObject({ state: 'done' });
        }
      }, BACK_WITHIN_MS);
      expect((await eyes.uow.read.ledger.head(GROUP))?.seq).toBe(1);
    } finally {
      await eyes.store.close();
    }
  }

  test(
    'a store that hangs: 503 within a second, not ready, and all that was acknowledged is done after',
    async () => {
      await start();
      await bot.says('treasurer', '12 100');
      const before = await ask(2);
      const mark = bot.line.mark();
      const confirmed = await bot.line.press(WHO.treasurer, bot.token('treasurer', 'ยืนยัน'));
      expect(confirmed.status).toBe(200);
      server.freeze();
      const during = await ask(1);
      expect(during.acknowledged).toEqual([]);
      expect(during.slowestMs).toBeLessThan(REFUSED_WITHIN_MS);
      expect(await get('/readyz')).toBe(503);
      expect(await get('/healthz')).toBe(200);
      const { status, eventIds } = await bot.line.text(WHO.otherMember, 'เช็คยอด');
      expect(status).toBe(503);
      server.thaw();
      await isBack();
      // LINE delivers again what was refused; whether the store had taken it after all or not.
      await bot.line.webhook.redeliver(eventIds);
      await bot.answer('treasurer', mark, BACK_WITHIN_MS);
      expect(bot.words('treasurer', mark)).toContain('2569/0001');
      await expectNothingLost([...before.acknowledged, ...confirmed.eventIds, ...eventIds]);
      await eventually(() => expect(bot.messages('otherMember', mark)).toHaveLength(1));
    },
    TEST_MS,
  );

  test(
    'a store that is killed in the middle of the work: nothing acknowledged is lost or done twice',
    async () => {
      await start();
      await bot.says('treasurer', '12 100');
      const mark = bot.line.mark();
      const pressed = bot.line.press(WHO.treasurer, bot.token('treasurer', 'ยืนยัน'));
      const asking = ask(10);
      const confirmed = await pressed;
      await server.kill();
      const { acknowledged } = await asking;
      expect((await ask(1)).acknowledged).toEqual([]);
      expect(await get('/readyz')).toBe(503);
      await server.start();
      await isBack();
      if (confirmed.status !== 200) await bot.line.webhook.redeliver(confirmed.eventIds);
      await eventually(
        () => expect(bot.words('treasurer', mark)).toContain('2569/0001'),
        BACK_WITHIN_MS,
      );
      await expectNothingLost([...acknowledged, ...confirmed.eventIds]);
      await eventually(() => expect(bot.words('member', mark)).toContain('2569/0001'));
      expect((await bot.says('member', 'เช็คยอด')).length).toBe(1);
    },
    TEST_MS,
  );
});
