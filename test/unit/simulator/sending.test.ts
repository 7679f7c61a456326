import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ANN, BEN, NOBODY, refusal, startPair, text, type Pair } from './bot.ts';

let pair: Pair;
beforeEach(async () => {
  pair = await startPair({ quota: { limit: 5 } });
});
afterEach(() => pair.stop());

const bubbles = (userId: string) => pair.line.chat(userId).filter((i) => i.kind === 'bot-message');

describe('reply', () => {
  test('a token works once and costs nothing', async () => {
    await pair.line.text(ANN, 'ยอด');
    const replyToken = pair.bot.token;
    const sent = await pair.client.replyMessage({ replyToken, messages: [text('1'), text('2')] });
    expect(sent.sentMessages).toHaveLength(2);
    expect(sent.sentMessages[0]?.quoteToken).toBeTruthy();
    expect(bubbles(ANN).map((i) => i.message)).toEqual([text('1'), text('2')]);
    expect(pair.line.quotaUsed()).toBe(0);
    const again = await refusal(pair.client.replyMessage({ replyToken, messages: [text('3')] }));
    expect(again).toMatchObject({ status: 400, body: { message: 'Invalid reply token' } });
    expect(bubbles(ANN)).toHaveLength(2);
  });

  test('a token dies a minute after the webhook arrived', async () => {
    await pair.line.text(ANN, 'ยอด');
    pair.clock.now += 60_001;
    const late = pair.client.replyMessage({ replyToken: pair.bot.token, messages: [text('1')] });
    expect((await refusal(late)).body).toEqual({ message: 'Invalid reply token' });
  });

  test('redelivery gives a token another minute, but none 20 minutes after the event', async () => {
    await pair.line.text(ANN, 'ยอด');
    pair.clock.now += 10 * 60_000;
    await pair.line.webhook.redeliver();
    pair.clock.now += 59_000;
    await pair.client.replyMessage({ replyToken: pair.bot.token, messages: [text('1')] });
    await pair.line.text(ANN, 'ยอด');
    pair.clock.now += 20 * 60_000 + 1;
    await pair.line.webhook.redeliver();
    const late = pair.client.replyMessage({ replyToken: pair.bot.token, messages: [text('1')] });
    expect((await refusal(late)).status).toBe(400);
  });

  test('a refused message leaves the token usable', async () => {
    await pair.line.text(ANN, 'ยอด');
    const replyToken = pair.bot.token;
    const wrong = await refusal(pair.client.replyMessage({ replyToken, messages: [text('')] }));
    expect(wrong.status).toBe(400);
    await pair.client.replyMessage({ replyToken, messages: [text('1')] });
    expect(bubbles(ANN)).toHaveLength(1);
  });

  test('who blocked the bot in between gets nothing', async () => {
    await pair.line.text(ANN, 'ยอด');
    const replyToken = pair.bot.token;
    await pair.line.unfollow(ANN);
    await pair.client.replyMessage({ replyToken, messages: [text('1')] });
    expect(bubbles(ANN)).toHaveLength(0);
  });

  test('a retry key is refused', async () => {
    await pair.line.text(ANN, 'ยอด');
    const body = JSON.stringify({ replyToken: pair.bot.token, messages: [text('1')] });
    const headers = {
      authorization: 'Bearer channel-token',
      'content-type': 'application/json',
      'x-line-retry-key': randomUUID(),
    };
    const url = `${pair.origin}/v2/bot/message/reply`;
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(400);
    expect(bubbles(ANN)).toHaveLength(0);
  });
});

describe('push', () => {
  test('reaches the person and counts one, whatever the number of messages', async () => {
    const { httpResponse, body } = await pair.client.pushMessageWithHttpInfo({
      to: ANN,
      messages: [text('1'), text('2')],
    });
    expect(body.sentMessages).toHaveLength(2);
    const requestId = httpResponse.headers.get('x-line-request-id');
    expect(bubbles(ANN)[0]).toMatchObject({ via: 'push', cost: 1, requestId });
    expect(bubbles(ANN)[1]).toMatchObject({ cost: 0, requestId });
    expect(pair.line.quotaUsed()).toBe(1);
    expect(await pair.client.getMessageQuota()).toEqual({ type: 'limited', value: 5 });
    expect(await pair.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 1 });
  });

  test('blocked and unknown people: accepted, not delivered, not counted', async () => {
    await pair.line.unfollow(BEN);
    await pair.client.pushMessage({ to: BEN, messages: [text('1')] });
    await pair.client.pushMessage({ to: NOBODY, messages: [text('1')] });
    expect(bubbles(BEN)).toHaveLength(0);
    expect(pair.line.quotaUsed()).toBe(0);
    await pair.line.follow(BEN);
    await pair.client.pushMessage({ to: BEN, messages: [text('1')] });
    expect(bubbles(BEN)).toHaveLength(1);
  });

  test('a malformed recipient is refused', async () => {
    const call = pair.client.pushMessage({ to: 'kutemukan', messages: [text('1')] });
    expect(await refusal(call)).toMatchObject({
      status: 400,
      body: { message: "The property, 'to', in the request body is invalid (line: -, column: -)" },
    });
  });

  test('the same retry key is executed once and answers 409 with the first answer', async () => {
    const key = randomUUID();
    const push = { to: ANN, messages: [text('1')] };
    const first = await pair.client.pushMessageWithHttpInfo(push, key);
    const again = await refusal(pair.client.pushMessage(push, key));
    expect(again.status).toBe(409);
    expect(again.body).toEqual({
      message: 'The retry key is already accepted',
      sentMessages: first.body.sentMessages,
    });
    const requestId = first.httpResponse.headers.get('x-line-request-id');
    expect(again.headers.get('x-line-accepted-request-id')).toBe(requestId);
    expect(again.headers.get('x-line-request-id')).not.toBe(requestId);
    expect(bubbles(ANN)).toHaveLength(1);
    pair.clock.now += 24 * 3_600_000;
    await pair.client.pushMessage(push, key);
    expect(bubbles(ANN)).toHaveLength(2);
  });

  test('a refused push does not use up its retry key, and a malformed key is refused', async () => {
    const key = randomUUID();
    expect((await refusal(pair.client.pushMessage({ to: ANN, messages: [] }, key))).status).toBe(
      400,
    );
    await pair.client.pushMessage({ to: ANN, messages: [text('1')] }, key);
    const wrong = pair.client.pushMessage({ to: ANN, messages: [text('1')] }, 'not-a-uuid');
    expect((await refusal(wrong)).status).toBe(400);
  });

  test('above the monthly quota nothing is sent until the next month', async () => {
    pair.line.setQuota(1);
    await pair.client.pushMessage({ to: ANN, messages: [text('1')] });
    const key = randomUUID();
    const full = await refusal(pair.client.pushMessage({ to: ANN, messages: [text('2')] }, key));
    expect(full).toMatchObject({
      status: 429,
      body: { message: 'You have reached your monthly limit.' },
    });
    expect(bubbles(ANN)).toHaveLength(1);
    pair.clock.now += 31 * 24 * 3_600_000;
    await pair.client.pushMessage({ to: ANN, messages: [text('2')] }, key);
    expect(bubbles(ANN)).toHaveLength(2);
  });
});

describe('multicast and broadcast', () => {
  test('multicast counts each person reached once, and answers an empty object', async () => {
    const to = [ANN, ANN, BEN, NOBODY];
    expect(await pair.client.multicast({ to, messages: [text('1')] })).toEqual({});
    expect([bubbles(ANN).length, bubbles(BEN).length, pair.line.quotaUsed()]).toEqual([1, 1, 2]);
  });

  test('multicast is all or nothing against the quota', async () => {
    pair.line.setQuota(1);
    const call = pair.client.multicast({ to: [ANN, BEN], messages: [text('1')] });
    expect((await refusal(call)).status).toBe(429);
    expect(bubbles(ANN)).toHaveLength(0);
  });

  test('a multicast repeated with its key is 409 without messages', async () => {
    const key = randomUUID();
    await pair.client.multicast({ to: [ANN], messages: [text('1')] }, key);
    const again = await refusal(pair.client.multicast({ to: [ANN], messages: [text('1')] }, key));
    expect(again).toMatchObject({ status: 409 });
    expect(again.body).toEqual({ message: 'The retry key is already accepted' });
    await pair.client.pushMessage({ to: ANN, messages: [text('2')] }, key);
    expect(bubbles(ANN)).toHaveLength(2);
  });

  test.each([
    ['no recipients', [], 'May not be empty'],
    ['501 recipients', Array.from({ length: 501 }, () => ANN), 'Size must be between 1 and 500'],
  ])('%s are refused', async (_name, to, message) => {
    const call = pair.client.multicast({ to, messages: [text('1')] });
    expect(await refusal(call)).toMatchObject({
      status: 400,
      body: { details: [{ property: 'to', message }] },
    });
  });

  test('broadcast reaches friends only', async () => {
    await pair.line.unfollow(BEN);
    await pair.client.broadcast({ messages: [text('1')] });
    expect([bubbles(ANN).length, bubbles(BEN).length, pair.line.quotaUsed()]).toEqual([1, 0, 1]);
  });

  test('yesterday can be counted, today not yet', async () => {
    await pair.client.broadcast({ messages: [text('1')] });
    const today = '20261204';
    expect(await pair.client.getNumberOfSentBroadcastMessages(today)).toEqual({
      status: 'unready',
    });
    pair.clock.now += 24 * 3_600_000;
    expect(await pair.client.getNumberOfSentBroadcastMessages(today)).toEqual({
      status: 'ready',
      success: 2,
    });
  });
});
