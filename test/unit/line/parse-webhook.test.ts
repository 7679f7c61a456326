import { expect, test } from '@jest/globals';
import { parseWebhook } from '../../../src/adapters/line/parse-webhook.ts';
import type { Inbound } from '../../../src/ports/inbound.ts';

const USER = `U${'a'.repeat(32)}`;
const base = {
  mode: 'active',
  timestamp: 1_700_000_000_123,
  webhookEventId: '01HFXYZ',
  source: { type: 'user', userId: USER },
  replyToken: 'reply-token',
  deliveryContext: { isRedelivery: false },
};

function parse(...events: unknown[]): { inbounds: Inbound[]; dropped: number } {
  const parsed = parseWebhook(Buffer.from(JSON.stringify({ destination: 'Ubot', events })));
  if (parsed.kind !== 'events') throw new Error('malformed');
  expect(parsed.destination).toBe('Ubot');
  return parsed;
}

const whatOf = (event: object): unknown => parse({ ...base, ...event }).inbounds[0]?.what;
const text = { type: 'message', message: { type: 'text', id: '1', text: 'ยอด' } };

test('a text message becomes an inbound with all that is needed to answer it', () => {
  expect(parse({ ...base, ...text }).inbounds).toEqual([
    {
      eventId: '01HFXYZ',
      at: 1_700_000_000_123,
      source: { kind: 'person', userId: USER },
      replyToken: 'reply-token',
      redelivered: false,
      what: { kind: 'text', messageId: '1', text: 'ยอด', mentionsBot: false },
    },
  ]);
});

test.each(['image', 'sticker', 'audio', 'video', 'file', 'location'])(
  'a message of type %s',
  (type) => {
    const message = {
      type,
      id: '9',
      contentProvider: { type: 'line' },
      fileName: 'x',
      packageId: '1',
    };
    expect(whatOf({ type: 'message', message })).toEqual({ kind: type, messageId: '9' });
  },
);

test.each([
  [
    { type: 'postback', postback: { data: 'tok' } },
    { kind: 'press', token: 'tok' },
  ],
  [
    { type: 'postback', postback: { data: 'tok', params: { date: '2026-12-01' } } },
    { kind: 'press', token: 'tok', picked: '2026-12-01' },
  ],
  [
    { type: 'postback', postback: { data: 'tok', params: { datetime: '2026-12-01T09:00' } } },
    { kind: 'press', token: 'tok', picked: '2026-12-01T09:00' },
  ],
  [
    {
      type: 'postback',
      postback: { data: 't', params: { newRichMenuAliasId: 'a', status: 'SUCCESS' } },
    },
    { kind: 'press', token: 't' },
  ],
  [
    { type: 'follow', follow: { isUnblocked: true } },
    { kind: 'followed', returning: true },
  ],
  [{ type: 'follow' }, { kind: 'followed', returning: false }],
  [{ type: 'unfollow' }, { kind: 'unfollowed' }],
  [
    { type: 'unsend', unsend: { messageId: '5' } },
    { kind: 'unsent', messageId: '5' },
  ],
  [{ type: 'join' }, { kind: 'joined' }],
  [{ type: 'leave' }, { kind: 'left' }],
])('%j', (event, what) => {
  expect(whatOf(event)).toEqual(what);
});

test('groups and rooms are chats; their sender is not always told', () => {
  const sourceOf = (source: object): unknown =>
    parse({ ...base, ...text, source }).inbounds[0]?.source;
  expect(sourceOf({ type: 'group', groupId: 'C1', userId: USER })).toEqual({
    kind: 'chat',
    chatId: 'C1',
    userId: USER,
  });
  expect(sourceOf({ type: 'room', roomId: 'R1' })).toEqual({ kind: 'chat', chatId: 'R1' });
});

test('a mention of the bot is seen, one of somebody else is not', () => {
  const mentioning = (...mentionees: object[]): unknown =>
    whatOf({ ...text, message: { ...text.message, mention: { mentionees } } });
  expect(mentioning({ type: 'user' }, { isSelf: true })).toMatchObject({ mentionsBot: true });
  expect(mentioning({ isSelf: false })).toMatchObject({ mentionsBot: false });
});

test('a redelivery is marked; a missing context, token and unknown fields do no harm', () => {
  const { replyToken, deliveryContext, ...bare } = { ...base, ...text };
  expect(replyToken && deliveryContext).toBeTruthy();
  const again = { ...base, ...text, deliveryContext: { isRedelivery: true }, brandNew: { a: 1 } };
  expect(parse(again).inbounds[0]?.redelivered).toBe(true);
  expect(parse(bare).inbounds[0]).not.toHaveProperty('replyToken');
});

test('a lone surrogate becomes a letter that every store can keep', () => {
  const message = { type: 'text', id: '1', text: 'a\ud800b' };
  expect(whatOf({ type: 'message', message })).toMatchObject({ text: 'a\ufffdb' });
});

test('what no keyboard gives and no eye sees is left out: it would hide or turn the words beside it', () => {
  const message = { type: 'text', id: '1', text: 'ก\u0000ข\u0007\u202Eค\u2066\r\n1\t2' };
  expect(whatOf({ type: 'message', message })).toMatchObject({ text: 'กขค\n1\t2' });
});

test('what cannot be used is dropped and counted, and the rest stays', () => {
  const broken = [
    null,
    7,
    'x',
    [],
    {},
    { ...base, ...text, mode: 'standby' },
    { ...base, type: 'beacon' },
    { ...base, type: 'messageEdited', message: text.message },
    { ...base, ...text, source: undefined },
    { ...base, ...text, source: { type: 'user' } },
    { ...base, ...text, source: { type: 'user', userId: { $gt: '' } } },
    { ...base, ...text, webhookEventId: '' },
    { ...base, ...text, webhookEventId: 'a\u0000b' },
    { ...base, ...text, timestamp: -1 },
    { ...base, ...text, timestamp: 1.5 },
    { ...base, ...text, timestamp: '1' },
    { ...base, type: 'message', message: { type: 'hologram', id: '1' } },
    { ...base, type: 'message', message: { type: 'text', id: '1' } },
    { ...base, type: 'postback', postback: { data: 'x'.repeat(301) } },
    JSON.parse('{"__proto__": {"type": "join"}}'),
  ];
  const { inbounds, dropped } = parse(...broken, { ...base, ...text });
  expect(inbounds).toHaveLength(1);
  expect(dropped).toBe(broken.length);
});
