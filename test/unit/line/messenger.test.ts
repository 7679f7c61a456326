import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import nock from 'nock';
import { fetchBotProfile } from '../../../src/adapters/line/bot-profile.ts';
import { createLineMessenger } from '../../../src/adapters/line/messenger.ts';
import type { RenderedMessage } from '../../../src/ports/messenger.ts';

const API = 'https://api.line.test';
const DATA = 'https://api-data.line.test';
const KEY = '123e4567-e89b-42d3-a456-426614174000';
const connection = { channelAccessToken: 'TOKEN', apiBaseUrl: API, dataApiBaseUrl: DATA };
const messenger = createLineMessenger({ ...connection, timeoutMs: 300 });
const messages = [{ type: 'text', text: 'สวัสดี 👵' }] as unknown as RenderedMessage[];

beforeAll(() => {
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
});
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
});
afterAll(() => nock.restore());

const sent = { sentMessages: [{ id: '1' }] };
const withId = { 'x-line-request-id': 'R1' };

test('a reply sends token and messages once, without a retry key', async () => {
  nock(API, { reqheaders: { authorization: 'Bearer TOKEN' }, badheaders: ['x-line-retry-key'] })
    .post('/v2/bot/message/reply', { replyToken: 'tok', messages: messages as never })
    .reply(200, sent, withId);
  expect(await messenger.reply('tok', messages)).toEqual({
    kind: 'accepted',
    requestId: 'R1',
    repeated: false,
  });
});

test('a push and a multicast carry their retry key', async () => {
  nock(API, { reqheaders: { 'x-line-retry-key': KEY } })
    .post('/v2/bot/message/push', { to: 'U1', messages: messages as never })
    .reply(200, sent, withId)
    .post('/v2/bot/message/multicast', { to: ['U1', 'U2'], messages: messages as never })
    .reply(200, {}, withId);
  expect(await messenger.push('U1', messages, KEY)).toMatchObject({ kind: 'accepted' });
  expect(await messenger.multicast(['U1', 'U2'], messages, KEY)).toMatchObject({
    kind: 'accepted',
  });
});

const problem = (message: string, details?: object[]): object => ({ message, details });

test.each([
  [
    409,
    problem('The retry key is already accepted'),
    { 'x-line-accepted-request-id': 'R0' },
    {
      kind: 'accepted',
      requestId: 'R0',
      repeated: true,
    },
  ],
  [409, problem('Conflict'), {}, { kind: 'refused', status: 409, detail: 'Conflict' }],
  [429, problem('You have reached your monthly limit.'), {}, { kind: 'quota-exhausted' }],
  [
    429,
    problem('The API rate limit has been exceeded. Try again later.'),
    {},
    { kind: 'rate-limited' },
  ],
  [429, 'a proxy says no', {}, { kind: 'rate-limited' }],
  [400, problem('Invalid reply token'), {}, { kind: 'invalid-reply-token' }],
  [
    400,
    problem('The request body has 1 error(s)', [
      { message: 'May not be empty: นางบุญมี', property: 'messages[0].text' },
    ]),
    {},
    { kind: 'refused', status: 400, detail: 'The request body has 1 error(s) messages[0].text' },
  ],
  [
    401,
    problem('Authentication failed'),
    {},
    { kind: 'refused', status: 401, detail: 'Authentication failed' },
  ],
  [413, '<html>', {}, { kind: 'refused', status: 413, detail: '' }],
  [408, '', {}, { kind: 'ambiguous', detail: 'status 408' }],
  [500, problem('oops'), {}, { kind: 'ambiguous', detail: 'status 500' }],
  [503, '', {}, { kind: 'ambiguous', detail: 'status 503' }],
  [200, '{', {}, { kind: 'ambiguous', detail: 'SyntaxError' }],
] as const)('status %i %j', async (status, body, headers, result) => {
  nock(API)
    .post('/v2/bot/message/reply')
    .reply(status, body as nock.Body, headers);
  expect(await messenger.reply('tok', messages)).toEqual(result);
});

test('a broken connection and silence are ambiguous, in time', async () => {
  nock(API).post('/v2/bot/message/push').replyWithError({ code: 'ECONNRESET' });
  expect(await messenger.push('U1', messages, KEY)).toMatchObject({ kind: 'ambiguous' });
  nock(API).post('/v2/bot/message/push').delay(2_500).reply(200, sent);
  const started = performance.now();
  expect(await messenger.push('U1', messages, KEY)).toEqual({
    kind: 'ambiguous',
    detail: 'NoAnswerError',
  });
  expect(performance.now() - started).toBeLessThan(2_000);
  nock.abortPendingRequests();
});

test('the quota is what LINE says, none for an unlimited plan, unknown when it cannot be asked', async () => {
  const plan = (body: object): void => {
    nock(API).get('/v2/bot/message/quota').reply(200, body);
    nock(API).get('/v2/bot/message/quota/consumption').reply(200, { totalUsage: 42 });
  };
  plan({ type: 'limited', value: 300 });
  expect(await messenger.quota()).toEqual({ limit: 300, used: 42 });
  plan({ type: 'none' });
  expect(await messenger.quota()).toEqual({ limit: null, used: 42 });
  nock(API).get('/v2/bot/message/quota').reply(500);
  nock(API).get('/v2/bot/message/quota/consumption').reply(200, { totalUsage: 42 });
  expect(await messenger.quota()).toBeUndefined();
});

test('typing dots are a courtesy: their failure is nobody else’s', async () => {
  nock(API)
    .post('/v2/bot/chat/loading/start', { chatId: 'U1', loadingSeconds: 20 })
    .reply(202, {})
    .post('/v2/bot/chat/loading/start')
    .reply(400, {});
  await messenger.showTyping('U1');
  await messenger.showTyping('U1');
});

test('the bot learns its ids, or why it cannot', async () => {
  const info = { userId: 'Ub', basicId: '@sajja', displayName: 'Sajja', chatMode: 'bot' };
  nock(API).get('/v2/bot/info').reply(200, info);
  expect(await fetchBotProfile(connection)).toEqual({
    kind: 'profile',
    profile: { userId: 'Ub', basicId: '@sajja', displayName: 'Sajja' },
  });
  nock(API).get('/v2/bot/info').reply(401, {});
  expect(await fetchBotProfile(connection)).toEqual({ kind: 'refused', status: 401 });
  nock(API).get('/v2/bot/info').reply(502);
  expect(await fetchBotProfile(connection)).toEqual({ kind: 'unreachable' });
});

test.each([
  [202, { kind: 'not-ready' }],
  [404, { kind: 'gone' }],
  [410, { kind: 'gone' }],
  [500, { kind: 'unreachable' }],
  [401, { kind: 'unreachable' }],
])('content answered %i is %j', async (status, content) => {
  nock(DATA).get('/v2/bot/message/9/content').reply(status);
  expect(await messenger.content('9', 'original')).toEqual(content);
});

test('content comes whole with its type; a message id cannot leave its path', async () => {
  const bytes = Buffer.alloc(300_000, 7);
  nock(DATA, { reqheaders: { authorization: 'Bearer TOKEN' } })
    .get('/v2/bot/message/9/content/preview')
    .reply(200, bytes, { 'content-type': 'image/JPEG; q=1' })
    .get('/v2/bot/message/..%2Fx/content')
    .reply(404);
  const content = await messenger.content('9', 'preview');
  expect(content).toMatchObject({ kind: 'content', mime: 'image/jpeg' });
  expect(content.kind === 'content' && Buffer.from(content.bytes).equals(bytes)).toBe(true);
  expect(await messenger.content('../x', 'original')).toEqual({ kind: 'gone' });
});

async function fromServer(listener: RequestListener, timeoutMs = 1_000): Promise<unknown> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const dataApiBaseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const content = await createLineMessenger({
    ...connection,
    dataApiBaseUrl,
    timeoutMs,
  }).content('9', 'original');
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return content;
}

const MB = 1024 * 1024;
/** A loaded machine takes its time over them. */
const TEN_MB_MS = 15_000;

test('content over 10 MB is refused, announced or not', async () => {
  expect(
    await fromServer((_, response) => {
      response.writeHead(200, { 'content-length': String(10 * MB + 1) });
      response.flushHeaders();
    }),
  ).toEqual({ kind: 'too-large' });
  expect(
    await fromServer((_, response) => {
      const more = (): void => {
        while (response.write(Buffer.alloc(MB)));
        response.once('drain', more);
      };
      response.on('error', () => {});
      more();
    }, TEN_MB_MS),
  ).toEqual({ kind: 'too-large' });
});

test('a download that breaks off or drips is unreachable, and nothing is left unhandled', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  expect(
    await fromServer((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half');
      setTimeout(() => response.destroy(), 50);
    }),
  ).toEqual({ kind: 'unreachable' });
  expect(
    await fromServer((_, response) => {
      response.writeHead(200);
      response.write('slow');
    }),
  ).toEqual({ kind: 'unreachable' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});
