import { expect, test } from '@jest/globals';
import { describeStores } from '../support/stores.ts';
import { useStages } from './stage.ts';

describeStores((_name, openStore) => {
  const start = useStages(openStore);

  test('a stop sends what was handled, leaves the rest for the next process, and ends in time', async () => {
    const stage = await start();
    const { messenger, workers, core } = stage.bot;
    const reply = messenger.reply.bind(messenger);
    messenger.reply = async (token, messages) => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      return reply(token, messages);
    };
    const events = Array.from({ length: 8 }, () => stage.words('member', 'เช็คยอด'));
    await stage.give(events);
    await stage.until('a first turn', async () =>
      (await stage.inbox()).some(({ state }) => state === 'done'),
    );
    const began = Date.now();
    await workers.stop(5_000);
    expect(Date.now() - began).toBeLessThan(5_000);
    const rows = await stage.inbox();
    const handled = rows.filter(({ state }) => state === 'done').length;
    expect(messenger.sent).toHaveLength(handled);
    expect((await stage.outbox()).every(({ state }) => state === 'accepted')).toBe(true);

    const next = await start({ store: core.store, world: false });
    await next.settle();
    expect(messenger.sent.length + next.bot.messenger.sent.length).toBe(events.length);
    expect((await next.inbox()).every(({ state }) => state === 'done')).toBe(true);
  });

  test('a stop does not wait longer than it may for a platform that hangs', async () => {
    const stage = await start();
    const { messenger, workers } = stage.bot;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    messenger.reply = async () => {
      await held;
      return { kind: 'accepted', requestId: 'late', repeated: false };
    };
    await stage.give([stage.words('member', 'เช็คยอด')]);
    await stage.until('a turn', async () =>
      (await stage.inbox()).some(({ state }) => state === 'done'),
    );
    const began = Date.now();
    await workers.stop(400);
    expect(Date.now() - began).toBeLessThan(2_000);
    release();
    await stage.until('its mark', async () =>
      (await stage.outbox()).every(({ state }) => state === 'accepted'),
    );
  });
});
