import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { channelAccessToken } from '@line/bot-sdk';
import { ANN, BEN, clientFor, NOBODY, refusal, SECRET, startPair, text, type Pair } from './bot.ts';

let pair: Pair;
beforeEach(async () => {
  pair = await startPair();
});
afterEach(() => pair.stop());

const push = { to: ANN, messages: [text('x')] };

function post(path: string, body: string | Buffer, headers: Record<string, string> = {}) {
  const authorization = 'Bearer channel-token';
  const all = { authorization, 'content-type': 'application/json', ...headers };
  return fetch(pair.origin + path, { method: 'POST', headers: all, body });
}

describe('the door', () => {
  test('a wrong token is 401 with a request id', async () => {
    const refused = await refusal(clientFor(pair.origin, 'wrong').pushMessage(push));
    expect(refused).toMatchObject({
      status: 401,
      body: {
        message: expect.stringMatching(/^Authentication failed due to the following reason: /),
      },
    });
    expect(refused.headers.get('x-line-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each([
    ['no JSON', '{"to":', 400, /^The request body could not be parsed as JSON/],
    ['an array', '[]', 400, /^The request body could not be parsed as JSON/],
  ])('%s is 400', async (_name, body, status, message) => {
    const answer = await post('/v2/bot/message/push', body);
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as { message: string }).message).toMatch(message);
  });

  test('another content type is 415', async () => {
    const answer = await post('/v2/bot/message/push', 'x', { 'content-type': 'text/plain' });
    expect([answer.status, await answer.json()]).toEqual([
      415,
      { message: 'The content type, text/plain, is not supported' },
    ]);
  });

  test('more than 2 MB is 413', async () => {
    const answer = await post('/v2/bot/message/push', Buffer.alloc(2 * 1024 * 1024 + 1, 32));
    expect(answer.status).toBe(413);
  });

  test('what LINE does not have is 404', async () => {
    expect((await post('/v2/bot/message/shout', '{}')).status).toBe(404);
  });

  test('above an endpoint’s rate limit is 429; it fills again with time', async () => {
    const broadcast = () => pair.client.broadcast({ messages: [text('x')] });
    for (let call = 0; call < 60; call++) await broadcast();
    expect(await refusal(broadcast())).toMatchObject({
      status: 429,
      body: { message: 'The API rate limit has been exceeded. Try again later.' },
    });
    await pair.client.pushMessage(push);
    pair.clock.now += 60_000;
    await broadcast();
  });
});

describe('people', () => {
  test('profiles of friends only', async () => {
    expect(await pair.client.getProfile(ANN)).toEqual({
      userId: ANN,
      displayName: 'แอน',
      language: 'th',
    });
    await pair.line.unfollow(ANN);
    const gone = { status: 404, body: { message: 'Not found' } };
    expect(await refusal(pair.client.getProfile(ANN))).toMatchObject(gone);
    expect(await refusal(pair.client.getProfile(NOBODY))).toMatchObject(gone);
  });

  test('followers are listed for verified accounts only; bot info for all', async () => {
    expect(await refusal(pair.client.getFollowers())).toMatchObject({ status: 403 });
    await pair.stop();
    pair = await startPair({ verified: true });
    expect(await pair.client.getFollowers(undefined, 1)).toEqual({ userIds: [ANN], next: '1' });
    expect(await pair.client.getFollowers('1', 1)).toEqual({ userIds: [BEN] });
    expect(await pair.client.getBotInfo()).toMatchObject({ userId: `U${'0'.repeat(32)}` });
  });

  test('a non-friend is reached for seven days after writing', async () => {
    const stranger = { userId: NOBODY, displayName: 'คนแปลกหน้า', friend: false };
    pair.line.addUser(stranger);
    const greeting = { to: NOBODY, messages: [text('x')] };
    const said = () => pair.line.chat(NOBODY).filter((item) => item.kind === 'bot-message').length;
    await pair.client.pushMessage(greeting);
    expect(said()).toBe(0);
    await pair.line.text(NOBODY, 'สวัสดี');
    await pair.client.pushMessage(greeting);
    pair.clock.now += 7 * 24 * 3_600_000 + 1;
    await pair.client.pushMessage(greeting);
    expect(said()).toBe(1);
  });

  test('loading dots last as asked, or until the bot speaks', async () => {
    await pair.client.showLoadingAnimation({ chatId: ANN, loadingSeconds: 10 });
    expect(pair.line.user(ANN).loadingUntil).toBe(pair.clock.now + 10_000);
    await pair.client.pushMessage(push);
    expect(pair.line.user(ANN).loadingUntil).toBeNull();
    const wrong = pair.client.showLoadingAnimation({ chatId: ANN, loadingSeconds: 7 });
    expect((await refusal(wrong)).status).toBe(400);
  });
});

describe('faults', () => {
  test('the next calls fail, nothing is sent, and then all is well', async () => {
    pair.line.faults.failNext({ endpoint: 'push', status: 500, count: 2 });
    expect((await refusal(pair.client.pushMessage(push))).status).toBe(500);
    expect((await refusal(pair.client.pushMessage(push))).status).toBe(500);
    expect(pair.line.chat(ANN)).toEqual([]);
    await pair.client.pushMessage(push);
    expect(pair.line.chat(ANN)).toHaveLength(1);
  });

  test('accepted, then answered as failed: the retry meets 409', async () => {
    const key = randomUUID();
    pair.line.faults.failNext({ endpoint: 'push', status: 500, acceptFirst: true });
    expect((await refusal(pair.client.pushMessage(push, key))).status).toBe(500);
    expect((await refusal(pair.client.pushMessage(push, key))).status).toBe(409);
    expect(pair.line.chat(ANN)).toHaveLength(1);
  });

  test('a lost answer, and a late one', async () => {
    pair.line.faults.failNext({ endpoint: '*', destroySocket: true, acceptFirst: true });
    await expect(pair.client.pushMessage(push)).rejects.toThrow('fetch failed');
    expect(pair.line.chat(ANN)).toHaveLength(1);
    pair.line.faults.failNext({ endpoint: 'push', delayMs: 60 });
    const before = performance.now();
    await pair.client.pushMessage(push);
    expect(performance.now() - before).toBeGreaterThan(50);
  });

  test('a share of the calls fails, the same for the same seed', async () => {
    const run = async () => {
      pair.line.faults.rate({ endpoint: 'push', status: 429, share: 0.5, seed: 7 });
      const outcomes: string[] = [];
      for (let call = 0; call < 20; call++) {
        outcomes.push(
          await pair.client.pushMessage(push).then(
            () => '.',
            () => 'x',
          ),
        );
      }
      pair.line.faults.clear();
      return outcomes.join('');
    };
    const first = await run();
    expect(first).toMatch(/x/);
    expect(first).toMatch(/\./);
    expect(await run()).toBe(first);
  });
});

test('every call is in the log with its cost, and no token is', async () => {
  await pair.client.pushMessage(push);
  await refusal(pair.client.pushMessage({ ...push, messages: [] }));
  const [sent, refused] = pair.line.requests;
  expect(sent).toMatchObject({
    method: 'POST',
    path: '/v2/bot/message/push',
    body: JSON.stringify(push),
    status: 200,
    cost: 1,
    recipients: [ANN],
    truncated: false,
  });
  expect(refused).toMatchObject({ status: 400, cost: 0, recipients: [] });
  expect(JSON.stringify(pair.line.requests)).not.toContain('channel-token');
});

describe('channel tokens', () => {
  test('a stateless token works for 15 minutes', async () => {
    const tokens = new channelAccessToken.ChannelAccessTokenClient({ baseURL: pair.origin });
    const issued = await tokens.issueStatelessChannelTokenByClientSecret('1234567890', SECRET);
    expect(issued.expires_in).toBe(900);
    const client = clientFor(pair.origin, issued.access_token);
    await client.pushMessage(push);
    pair.clock.now += 15 * 60_000;
    expect(await refusal(client.pushMessage(push))).toMatchObject({
      status: 401,
      body: { message: expect.stringMatching(/expired/) },
    });
  });

  test('a wrong secret issues nothing; a revoked token no longer works', async () => {
    const tokens = new channelAccessToken.ChannelAccessTokenClient({ baseURL: pair.origin });
    const wrong = tokens.issueChannelToken('client_credentials', '1234567890', 'wrong');
    expect((await refusal(wrong)).status).toBe(400);
    const right = await tokens.issueChannelToken('client_credentials', '1234567890', SECRET);
    await clientFor(pair.origin, right.access_token).pushMessage(push);
    await tokens.revokeChannelToken(right.access_token);
    const client = clientFor(pair.origin, right.access_token);
    expect((await refusal(client.pushMessage(push))).status).toBe(401);
  });
});

test('validation sends nothing and says what a send would say', async () => {
  await pair.client.validatePush({ messages: [text('x')] });
  expect((await refusal(pair.client.validatePush({ messages: [text('')] }))).status).toBe(400);
  expect(pair.line.chat(ANN)).toEqual([]);
});

test('a narrowcast is 202 and tells its progress', async () => {
  const { httpResponse } = await pair.client.narrowcastWithHttpInfo({ messages: [text('x')] });
  expect(httpResponse.status).toBe(202);
  const requestId = httpResponse.headers.get('x-line-request-id') ?? '';
  expect(await pair.client.getNarrowcastProgress(requestId)).toMatchObject({ phase: 'failed' });
});
