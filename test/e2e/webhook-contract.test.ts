import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Core } from '../../src/composition/core.ts';
import { inboxTable } from '../../src/stores/schema/inbox.ts';
import type { WebhookEvent } from '../../src/simulator/local-line.ts';
import { ServedBot } from '../support/served-bot.ts';
import { describePlaces } from '../support/store-places.ts';
import { WHO } from '../support/world.ts';
import { eventually } from './support/eventually.ts';
import { countRows } from './support/count-rows.ts';
import { envelope, postRaw, signatureOf, type RawPost } from './support/post-raw.ts';

const LIMIT_BYTES = 256 * 1024;
const START_MS = 60_000;
const TEST_MS = 30_000;

describePlaces((_, newPlace) => {
  let bot: ServedBot;
  let eyes: Core;

  beforeAll(async () => {
    bot = await ServedBot.start(newPlace());
    eyes = await bot.watch();
    // From here on it knows its own id and can tell a request for another bot.
    await eventually(() => {
      expect(bot.line.requests.map(({ path }) => path)).toContain('/v2/bot/info');
    });
  }, START_MS);
  afterAll(async () => {
    await eyes.store.close();
    await bot.end();
  });

  const member = { type: 'user', userId: WHO.member } as const;
  const textEvent = (): WebhookEvent =>
    bot.line.event('message', member, {
      message: { type: 'text', id: String(Date.now()), text: 'เช็คยอด' },
    });
  const padded = (bytes: number): string => {
    const bare = envelope([]).length;
    return envelope([]).replace('}', `,"pad":"${'x'.repeat(bytes - bare - 9)}"}`);
  };
  const good = (): string => envelope([textEvent()]);

  const REFUSED: readonly { what: string; post: () => RawPost; status: number }[] = [
    { what: 'no signature', post: () => ({ body: good(), signature: null }), status: 401 },
    { what: 'an empty signature', post: () => ({ body: good(), signature: '' }), status: 401 },
    {
      what: 'a short signature',
      post: () => ({ body: good(), signature: 'c2hvcnQ=' }),
      status: 401,
    },
    {
      what: 'a signature of other bytes',
      post: () => ({ body: good(), signature: signatureOf(`${good()} `) }),
      status: 401,
    },
    { what: 'no JSON', post: () => ({ body: 'ไม่ใช่ JSON' }), status: 400 },
    { what: 'an empty body', post: () => ({ body: '' }), status: 400 },
    { what: 'null', post: () => ({ body: 'null' }), status: 400 },
    { what: 'a list', post: () => ({ body: '[]' }), status: 400 },
    { what: 'no events', post: () => ({ body: '{"destination":"U"}' }), status: 400 },
    { what: 'events that are no list', post: () => ({ body: '{"events":{}}' }), status: 400 },
    {
      what: 'unsigned no JSON: the signature comes first',
      post: () => ({ body: '{', signature: null }),
      status: 401,
    },
    { what: 'more than 256 KiB', post: () => ({ body: padded(LIMIT_BYTES + 1) }), status: 413 },
    {
      what: 'more than 256 KiB unsigned: the size comes first',
      post: () => ({ body: padded(LIMIT_BYTES + 1), signature: null }),
      status: 413,
    },
    {
      what: 'more than 256 KiB in chunks',
      post: () => ({ body: padded(4 * LIMIT_BYTES), chunked: true }),
      status: 413,
    },
    {
      what: 'a compressed body',
      post: () => ({ body: gzipSync(good()), headers: { 'content-encoding': 'gzip' } }),
      status: 415,
    },
  ];

  test.each(REFUSED)(
    '$status for $what, and no row',
    async ({ post, status }) => {
      const before = await countRows(eyes);
      expect(await postRaw(bot.origin, post())).toBe(status);
      expect(await countRows(eyes)).toEqual(before);
    },
    TEST_MS,
  );

  const IGNORED: readonly { what: string; post: () => RawPost }[] = [
    { what: 'no events (the console’s check)', post: () => ({ body: envelope([]) }) },
    { what: 'exactly 256 KiB', post: () => ({ body: padded(LIMIT_BYTES) }) },
    {
      what: 'an event type of the future',
      post: () => ({ body: envelope([bot.line.event('teleport', member, { teleport: {} })]) }),
    },
    {
      what: 'an event in standby',
      post: () => ({ body: envelope([{ ...textEvent(), mode: 'standby' }]) }),
    },
    { what: 'another destination', post: () => ({ body: envelope([textEvent()], WHO.chair) }) },
    {
      what: 'elements that are no events',
      post: () => ({ body: envelope([null, 7, 'event', [], {}, { type: 'message' }]) }),
    },
    {
      what: 'operators of a query language in place of ids',
      post: () => ({
        body: envelope([{ ...textEvent(), webhookEventId: { $gt: '' }, source: { $where: '1' } }]),
      }),
    },
  ];

  test.each(IGNORED)(
    '200 for $what, and nothing changes',
    async ({ post }) => {
      const before = await countRows(eyes);
      expect(await postRaw(bot.origin, post())).toBe(200);
      expect(await countRows(eyes)).toEqual(before);
    },
    TEST_MS,
  );

  test(
    'an unusable element does not spoil the rest of its request',
    async () => {
      const mark = bot.line.mark();
      const event = textEvent();
      expect(await postRaw(bot.origin, { body: envelope([{ type: 'message' }, event]) })).toBe(200);
      await bot.answer('member', mark);
      expect(bot.words('member', mark)).toContain('เงินสัจจะสะสม');
      const row = await eyes.store.reader.get(inboxTable, { eventId: event.webhookEventId });
      // What was said is not kept once it is answered.
      expect(row).toMatchObject({ state: 'done', body: null });
    },
    TEST_MS,
  );

  test(
    'an event is in the store before its 200, once however often it comes',
    async () => {
      const before = await countRows(eyes);
      const body = good();
      const mark = bot.line.mark();
      const statuses = await Promise.all(
        Array.from({ length: 8 }, () => postRaw(bot.origin, { body })),
      );
      expect(new Set(statuses)).toEqual(new Set([200]));
      expect((await countRows(eyes))['inbox']).toBe((before['inbox'] ?? 0) + 1);
      await bot.answer('member', mark);
      expect(await postRaw(bot.origin, { body })).toBe(200);
      await eventually(async () => {
        expect(await eyes.uow.read.inbox.waitingLanes(Number.MAX_SAFE_INTEGER, 1)).toEqual([]);
      });
      expect(bot.messages('member', mark)).toHaveLength(1);
    },
    TEST_MS,
  );

  test('healthz, readyz and metrics answer; anything else is not found', async () => {
    expect((await fetch(`${bot.origin}/healthz`)).status).toBe(200);
    expect((await fetch(`${bot.origin}/readyz`)).status).toBe(200);
    const metrics = await fetch(`${bot.origin}/metrics`);
    const figures = await metrics.text();
    expect(metrics.headers.get('content-type')).toContain('text/plain');
    expect(figures).toMatch(/sajja_webhook_requests_total\{status="401"\} [1-9]/);
    expect(figures).toMatch(/sajja_webhook_events_total\{outcome="dropped"\} [1-9]/);
    expect(figures).not.toContain(WHO.member);
    // With credentials there is no chat page and no way to play a person.
    for (const path of ['/', '/sim/state', '/webhook', '/.env']) {
      expect((await fetch(`${bot.origin}${path}`)).status).toBe(404);
    }
  });
});
