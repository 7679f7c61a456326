import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { ActionAnswer, ChatItem, SimState } from '../../../src/simulator/sim-api.ts';
import { ANN, BEN, NOBODY, startPair, text, type Pair } from './bot.ts';

let pair: Pair;
beforeEach(async () => {
  pair = await startPair();
});
afterEach(() => pair.stop());

async function get<T>(path: string): Promise<T> {
  const answer = await fetch(pair.origin + path);
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

async function post(path: string, body: object): Promise<{ status: number; body: ActionAnswer }> {
  const answer = await fetch(pair.origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as ActionAnswer };
}

/** Reads server-sent events until `count` came. */
async function follow(count: number, lastEventId?: number) {
  const headers = lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) };
  const answer = await fetch(`${pair.origin}/sim/events`, { headers });
  const reader = answer.body!.getReader();
  const read = async () => {
    const found: { id: number; type: string; data: Record<string, unknown> }[] = [];
    let pending = '';
    while (found.length < count) {
      const { value, done } = await reader.read();
      if (done) break;
      pending += Buffer.from(value).toString();
      const blocks = pending.split('\n\n');
      pending = blocks.pop() ?? '';
      for (const block of blocks) {
        const match = /^id: (\d+)\nevent: (.+)\ndata: (.+)$/m.exec(block);
        if (match)
          found.push({ id: Number(match[1]), type: match[2]!, data: JSON.parse(match[3]!) });
      }
    }
    await reader.cancel();
    return found.slice(0, count);
  };
  return { events: read() };
}

test('state, a text, an answer: all on the chat page’s side', async () => {
  const state = await get<SimState>('/sim/state');
  expect(state.users[0]).toMatchObject({ userId: ANN, key: 'ann', friend: true, richMenuId: null });
  expect(state.clock).toEqual({ now: pair.clock.now, movable: false, presets: [] });
  const stream = await follow(4);
  const sent = await post(`/sim/users/${ANN}/text`, { text: 'ยอด' });
  expect(sent).toMatchObject({
    status: 200,
    body: { outcome: { status: 200 }, item: { userId: ANN } },
  });
  await pair.client.showLoadingAnimation({ chatId: ANN });
  await pair.client.replyMessage({ replyToken: pair.bot.token, messages: [text('100.00')] });
  const chat = await get<ChatItem[]>(`/sim/users/${ANN}/chat`);
  expect(chat.map((item) => item.kind)).toEqual(['user-message', 'bot-message']);
  expect(await get<ChatItem[]>(`/sim/users/${ANN}/chat?after=${chat[0]!.seq}`)).toHaveLength(1);
  const types = (await stream.events).map((event) => event.type);
  expect(types).toEqual(['chat', 'loading', 'request', 'chat']);
});

test('a page that lost its connection resumes; after too long a gap it starts again', async () => {
  await pair.line.text(ANN, '1');
  await pair.line.text(ANN, '2');
  const { events } = await follow(1, 1);
  expect(await events).toMatchObject([
    { id: 2, type: 'chat', data: { item: { message: { text: '2' } } } },
  ]);
  expect((await (await follow(1, 99_999)).events)[0]).toMatchObject({ type: 'reset' });
});

test('every action has its route', async () => {
  const at = (name: string) => `/sim/users/${ANN}/${name}`;
  expect((await post(at('postback'), { data: 'a', displayText: 'เอ' })).status).toBe(200);
  expect((await post(at('sticker'), {})).status).toBe(200);
  expect((await post(at('location'), { latitude: 1, longitude: 2 })).status).toBe(200);
  expect((await post(at('audio'), {})).status).toBe(200);
  expect((await post(at('richmenu-switch'), { richMenuAliasId: 'x', data: 'd' })).status).toBe(200);
  const image = await fetch(pair.origin + at('image'), {
    method: 'POST',
    headers: { 'content-type': 'image/png' },
    body: Buffer.from('png bytes'),
  });
  const { item } = (await image.json()) as { item: { messageId: string } };
  const media = await fetch(`${pair.origin}/sim/media/${item.messageId}`);
  expect([media.headers.get('content-type'), await media.text()]).toEqual([
    'image/png',
    'png bytes',
  ]);
  expect((await post(at('unsend'), { messageId: item.messageId })).status).toBe(200);
  expect((await post(at('unfollow'), {})).status).toBe(200);
  expect((await post(at('text'), { text: 'x' })).status).toBe(409);
  expect((await post(at('follow'), {})).status).toBe(200);
  const group = await post('/sim/groups', { memberIds: [ANN] });
  const { groupId } = group.body as unknown as { groupId: string };
  expect((await post(`/sim/groups/${groupId}/text`, { userId: ANN, text: 'x' })).status).toBe(200);
  const member = `/sim/groups/${groupId}/members/${BEN}`;
  expect((await post(`${member}/join`, {})).status).toBe(200);
  expect((await post(`${member}/leave`, {})).status).toBe(200);
  expect((await post(`/sim/groups/${groupId}/leave`, {})).status).toBe(200);
  expect((await post(`/sim/groups/${groupId}/leave`, {})).status).toBe(404);
  expect((await post(`/sim/groups/${groupId}/invite`, {})).status).toBe(200);
  expect((await post(`/sim/groups/${groupId}/invite`, {})).status).toBe(409);
  expect(pair.bot.events).toHaveLength(15);
});

test('a wrong body is 400, an unknown person 404, too much 413', async () => {
  expect((await post(`/sim/users/${ANN}/text`, { words: 'x' })).status).toBe(400);
  expect((await post(`/sim/users/${NOBODY}/text`, { text: 'x' })).status).toBe(404);
  expect((await post(`/sim/users/${ANN}/text`, { text: 'x'.repeat(70_000) })).status).toBe(413);
  expect((await fetch(`${pair.origin}/sim/nothing`)).status).toBe(404);
});

describe('only this machine', () => {
  /** `fetch` does not let a caller choose Host. */
  const status = (headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const req = request(`${pair.origin}/sim/state`, { headers }, (res) => {
        res.resume();
        resolve(res.statusCode ?? 0);
      });
      req.on('error', reject).end();
    });

  test.each([
    ['a rebound name', { host: 'evil.example' }, 403],
    ['a lookalike', { host: '127.0.0.1.evil.example' }, 403],
    ['another origin', { host: 'localhost:3000', origin: 'https://evil.example' }, 403],
    ['a cross-site request', { host: 'localhost', 'sec-fetch-site': 'cross-site' }, 403],
    ['localhost', { host: 'localhost:3000', origin: 'http://localhost:3000' }, 200],
    ['IPv6', { host: '[::1]:3000' }, 200],
  ])('%s', async (_name, headers, expected) => {
    expect(await status(headers)).toBe(expected);
  });
});

describe('the clock', () => {
  test('stands still for a bot on the machine’s clock', async () => {
    expect((await post('/sim/clock', { to: pair.clock.now + 1 })).status).toBe(409);
  });

  test('moves forward to a time or a preset, and the page hears of it', async () => {
    await pair.stop();
    const time = { now: 1_000 };
    const clock = {
      now: () => time.now,
      advanceTo: async (to: number) => void (time.now = to),
      presets: async () => [{ key: 'tomorrow', at: 5_000 }],
    };
    pair = await startPair({ now: clock.now, clock });
    const stream = await follow(1);
    expect(await post('/sim/clock', { preset: 'tomorrow' })).toMatchObject({
      status: 200,
      body: { now: 5_000, movable: true, presets: [{ key: 'tomorrow', at: 5_000 }] },
    });
    expect(await stream.events).toMatchObject([{ type: 'clock', data: { clock: { now: 5_000 } } }]);
    expect((await post('/sim/clock', { to: 4_000 })).status).toBe(409);
    expect((await post('/sim/clock', { preset: 'never' })).status).toBe(409);
  });
});

test('mounted on another server it serves the page and leaves other addresses alone', async () => {
  const app = express();
  app.use(pair.line.router);
  app.get('/healthz', (_req, res) => void res.send('ok'));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const page = await fetch(`${origin}/`);
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const health = await fetch(`${origin}/healthz`);
  expect([await health.text(), health.headers.get('content-security-policy')]).toEqual([
    'ok',
    null,
  ]);
  expect((await fetch(`${origin}/v2/bot/info`)).status).toBe(404);
  expect((await fetch(`${origin}/..%2f..%2foptions.ts`)).status).toBe(404);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('the page comes with a policy that lets no foreign script in', async () => {
  const answer = await fetch(`${pair.origin}/sim/state`);
  const policy = answer.headers.get('content-security-policy');
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
});
