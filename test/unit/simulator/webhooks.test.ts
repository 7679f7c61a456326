import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ANN, refusal, startPair, text, type Pair } from './bot.ts';

let pair: Pair;
beforeEach(async () => {
  pair = await startPair();
});
afterEach(() => pair.stop());

test('a text arrives signed, with ULID, destination and reply token', async () => {
  const outcome = await pair.line.text(ANN, 'สวัสดี 👋');
  expect(outcome.status).toBe(200);
  const [event] = pair.bot.events;
  expect(event).toMatchObject({
    type: 'message',
    mode: 'active',
    timestamp: pair.clock.now,
    source: { type: 'user', userId: ANN },
    deliveryContext: { isRedelivery: false },
    message: { type: 'text', text: 'สวัสดี 👋', quoteToken: expect.any(String) },
  });
  expect(event?.webhookEventId).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(outcome.eventIds).toEqual([event?.webhookEventId]);
  expect(pair.bot.token).toMatch(/^[0-9a-f]{32}$/);
  expect(pair.bot.destinations).toEqual([`U${'0'.repeat(32)}`]);
});

test('each action is the event LINE would send', async () => {
  const { line } = pair;
  await line.press(ANN, 'a=1', { date: '2026-12-05' }, 'เลือกวันที่');
  await line.sticker(ANN);
  await line.location(ANN, { latitude: 18.3, longitude: 103.6 });
  await line.unfollow(ANN);
  await line.follow(ANN);
  const kinds = pair.bot.events.map((event) => event.type);
  expect(kinds).toEqual(['postback', 'message', 'message', 'unfollow', 'follow']);
  expect(pair.bot.events[0]).toMatchObject({
    postback: { data: 'a=1', params: { date: '2026-12-05' } },
  });
  expect(pair.bot.events[3]).not.toHaveProperty('replyToken');
  expect(pair.bot.events[4]).toMatchObject({ follow: { isUnblocked: true } });
  expect(line.chat(ANN)[0]).toMatchObject({ kind: 'postback', displayText: 'เลือกวันที่' });
});

test('someone who blocked the bot cannot write to it', async () => {
  await pair.line.unfollow(ANN);
  await expect(pair.line.text(ANN, 'ยอด')).rejects.toThrow(/blocked/);
});

test('unsend takes the message out of the chat and its content away', async () => {
  await pair.line.image(ANN, Buffer.from('jpeg bytes'), 'image/jpeg');
  const event = pair.bot.events[0] as { message: { id: string } };
  await pair.line.unsend(ANN, event.message.id);
  expect(pair.bot.events[1]).toMatchObject({
    type: 'unsend',
    unsend: { messageId: event.message.id },
  });
  expect(pair.line.chat(ANN)[0]).toMatchObject({ unsent: true, message: { type: 'image' } });
  const { httpResponse } = await pair.client
    .getMessageContentWithHttpInfo(event.message.id)
    .catch((error: { status: number }) => ({ httpResponse: { status: error.status } }));
  expect(httpResponse.status).toBe(410);
});

test('content: the bytes, 202 while it is prepared, 404 for what never was', async () => {
  const bytes = Buffer.alloc(300_000, 7);
  await pair.line.image(ANN, bytes, 'image/jpeg');
  const { id } = (pair.bot.events[0] as { message: { id: string } }).message;
  const got = await pair.client.getMessageContentWithHttpInfo(id);
  const parts: Buffer[] = [];
  for await (const part of got.body) parts.push(part as Buffer);
  expect(Buffer.concat(parts).equals(bytes)).toBe(true);
  expect(got.httpResponse.headers.get('content-type')).toBe('image/jpeg');
  pair.line.setContent(id, 'preparing');
  expect((await pair.client.getMessageContentWithHttpInfo(id)).httpResponse.status).toBe(202);
  expect(await pair.client.getMessageContentTranscodingByMessageId(id)).toEqual({
    status: 'processing',
  });
  expect((await refusal(pair.client.getMessageContentTranscodingByMessageId('1'))).status).toBe(
    404,
  );
});

test('duplicates and redeliveries keep id and token', async () => {
  pair.line.webhook.duplicate = 2;
  await pair.line.text(ANN, 'ยอด');
  pair.line.webhook.duplicate = 0;
  const { eventIds } = await pair.line.webhook.redeliver();
  const seen = pair.bot.events as { webhookEventId: string; replyToken: string }[];
  expect(seen).toHaveLength(4);
  expect(new Set(seen.map((event) => event.webhookEventId))).toEqual(new Set(eventIds));
  expect(new Set(seen.map((event) => event.replyToken)).size).toBe(1);
  expect(pair.bot.events.map((event) => event.deliveryContext.isRedelivery)).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

test('failures are in the statistics; redelivery only when it is switched on', async () => {
  pair.bot.status = 503;
  expect((await pair.line.text(ANN, '1')).status).toBe(503);
  expect(pair.line.webhook.errors).toMatchObject([{ reason: 'error_status_code', detail: '503' }]);
  pair.line.webhook.redelivery.enabled = true;
  pair.line.webhook.redelivery.delayMs = 20;
  await pair.line.text(ANN, '2');
  pair.bot.status = 200;
  const deadline = Date.now() + 5_000;
  while (pair.bot.events.length === 0 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(pair.bot.events).toMatchObject([
    { message: { text: '2' }, deliveryContext: { isRedelivery: true } },
  ]);
});

test('a bot that is silent for too long, or not there at all, has failed', async () => {
  pair.line.webhook.timeoutMs = 50;
  pair.bot.delayMs = 300;
  expect((await pair.line.text(ANN, '1')).status).toBe('failed');
  pair.line.setWebhookUrl('http://127.0.0.1:9/webhook');
  expect((await pair.line.text(ANN, '2')).status).toBe('failed');
  const reasons = pair.line.webhook.errors.map((error) => error.reason);
  expect(reasons).toEqual(['request_timeout', 'could_not_connect']);
});

test('bytes can be sent as they are: wrong, missing and right signatures', async () => {
  const body = JSON.stringify({ destination: 'x', events: [] });
  expect((await pair.line.rawBody(body, 'wrong')).status).toBe(401);
  expect((await pair.line.rawBody(body, null)).status).toBe(401);
  expect((await pair.line.rawBody(body)).status).toBe(200);
});

test('LINE tests and changes the webhook address', async () => {
  expect(await pair.client.testWebhookEndpoint()).toMatchObject({ success: true, statusCode: 200 });
  const { endpoint } = await pair.client.getWebhookEndpoint();
  const plain = pair.client.setWebhookEndpoint({ endpoint: 'http://example.com/webhook' });
  expect((await refusal(plain)).status).toBe(400);
  await pair.client.setWebhookEndpoint({ endpoint: `${endpoint}?v=2` });
  expect((await pair.client.getWebhookEndpoint()).endpoint).toBe(`${endpoint}?v=2`);
  expect((await pair.line.text(ANN, 'ยอด')).status).toBe(200);
});

test('a group: join, text with its sender, a reply into it, a push at the price of its members', async () => {
  const { group } = await pair.line.join({ memberIds: [ANN], groupName: 'บ้านนาคำ' });
  expect(pair.bot.events[0]).toMatchObject({ type: 'join', source: { groupId: group.groupId } });
  await pair.line.groups.memberJoined(group.groupId, `U${'b'.repeat(32)}`);
  await pair.line.groupText(group.groupId, ANN, 'ยอด');
  expect(pair.bot.events[2]).toMatchObject({
    source: { type: 'group', groupId: group.groupId, userId: ANN },
  });
  await pair.client.replyMessage({ replyToken: pair.bot.token, messages: [text('ตอบ')] });
  await pair.client.pushMessage({ to: group.groupId, messages: [text('ประกาศ')] });
  expect(pair.line.quotaUsed()).toBe(2);
  const said = pair.line.chat(group.groupId).filter((item) => item.kind === 'bot-message');
  expect(said.map((item) => item.message)).toEqual([text('ตอบ'), text('ประกาศ')]);
  expect(pair.line.chat(ANN)).toEqual([]);
  await pair.line.leave(group.groupId);
  const outside = pair.client.pushMessage({ to: group.groupId, messages: [text('x')] });
  expect(await refusal(outside)).toMatchObject({
    status: 400,
    body: { message: 'Failed to send messages' },
  });
  expect(pair.bot.events.at(-1)).not.toHaveProperty('replyToken');
  // Without the bot people go on; it hears nothing until it is invited again.
  const heard = pair.bot.events.length;
  await pair.line.groupText(group.groupId, ANN, 'ไม่อยู่แล้ว');
  await pair.line.groups.memberLeft(group.groupId, `U${'b'.repeat(32)}`);
  expect(pair.bot.events).toHaveLength(heard);
  await pair.line.groups.invite(group.groupId);
  expect(pair.bot.events.at(-1)).toMatchObject({ type: 'join' });
  await pair.client.pushMessage({ to: group.groupId, messages: [text('กลับมา')] });
  expect(pair.line.quotaUsed()).toBe(3);
});

test('in a group the bot is mentioned by its name', async () => {
  const { group } = await pair.line.join({ memberIds: [ANN] });
  await pair.line.groupText(group.groupId, ANN, 'ถาม @สัจจะ หน่อย');
  const mentionees = [{ index: 4, length: 6, isSelf: true }];
  expect(pair.bot.events.at(-1)).toMatchObject({ message: { mention: { mentionees } } });
  await pair.line.groupText(group.groupId, ANN, 'สัจจะ');
  expect(pair.bot.events.at(-1)).not.toHaveProperty('message.mention');
});

test('several events in one webhook, also in another order and in standby', async () => {
  const first = pair.line.textEvent(ANN, '1');
  const second = pair.line.textEvent(ANN, '2');
  const { replyToken: _none, ...quiet } = pair.line.textEvent(ANN, '3');
  const outcome = await pair.line.raw([second, first, { ...quiet, mode: 'standby' }]);
  expect(outcome.eventIds).toEqual([
    second.webhookEventId,
    first.webhookEventId,
    quiet.webhookEventId,
  ]);
  expect(pair.bot.events).toMatchObject([
    { message: { text: '2' } },
    { message: { text: '1' } },
    { message: { text: '3' }, mode: 'standby' },
  ]);
  expect(pair.line.chat(ANN)).toHaveLength(3);
});

test('waitFor finds what is there, what comes, and says what it saw instead', async () => {
  const isBot = (item: { kind: string }) => item.kind === 'bot-message';
  pair.bot.onEvent = () =>
    pair.client.replyMessage({ replyToken: pair.bot.token, messages: [text('ตอบ')] });
  const before = pair.line.mark();
  await pair.line.text(ANN, 'ยอด');
  const item = await pair.line.waitFor(ANN, isBot, 5_000);
  expect(item).toMatchObject({ message: text('ตอบ') });
  expect(await pair.line.waitFor(ANN, isBot, 5_000, before)).toBe(item);
  await expect(pair.line.waitFor(ANN, isBot, 20, pair.line.mark())).rejects.toThrow(/within 20 ms/);
});
