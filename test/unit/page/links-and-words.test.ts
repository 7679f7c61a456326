import { expect, test } from '@jest/globals';
import { load } from './load.ts';

const { meaningOf } = await load<{ meaningOf: (uri: unknown) => unknown }>('deep-link.js');
const { wordsOfTextV2 } = await load<{ wordsOfTextV2: (message: object) => string }>(
  'messages/text-bubble.js',
);
const { translator } = await load<{
  translator: (
    texts: Record<string, string>,
  ) => (key: string, values?: Record<string, string>) => string;
}>('i18n.js');
const { readable, shortPath } = await load<{
  readable: (text: string) => string;
  shortPath: (path: string) => string;
}>('hood/request-row.js');

test.each([
  ['https://line.me/R/oaMessage/%40sajja/?%E0%B8%A3%E0%B8%AB%E0%B8%B1%E0%B8%AA%201', 'รหัส 1'],
  ['https://line.me/R/oaMessage/@sajja/?ก%0Aข', 'ก\nข'],
  ['line://oaMessage/@sajja/?100%', '100%'],
])('%s fills the text in', (uri, text) => {
  expect(meaningOf(uri)).toEqual({ kind: 'fill', text });
});

test('a friend link adds the bot, a web address opens, a script is refused', () => {
  expect(meaningOf('https://line.me/R/ti/p/@sajja')).toEqual({ kind: 'follow' });
  expect(meaningOf('https://example.org/a')).toEqual({
    kind: 'open',
    url: 'https://example.org/a',
  });
  expect(meaningOf('javascript:alert(1)')).toEqual({ kind: 'refused' });
  expect(meaningOf(undefined)).toEqual({ kind: 'refused' });
});

test('textV2 fills its places and turns doubled braces into single ones', () => {
  const message = {
    type: 'textV2',
    text: '{{x}} {who} {face} {other}',
    substitution: {
      who: { type: 'mention', mentionee: { type: 'all' } },
      face: { type: 'emoji', productId: '1', emojiId: '2' },
    },
  };
  expect(wordsOfTextV2(message)).toBe('{x} @all ☺ {other}');
});

test('the page fills places in its texts and shows the key of a missing one', () => {
  const t = translator({ hello: 'สวัสดี {{name}}' });
  expect(t('hello', { name: 'แอน' })).toBe('สวัสดี แอน');
  expect(t('nothing')).toBe('nothing');
});

test('calls show a short path and a body that can be read', () => {
  expect(shortPath('/v2/bot/message/push')).toBe('push');
  expect(shortPath('/v2/bot/chat/loading/start')).toBe('chat/loading/start');
  expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(readable('not json')).toBe('not json');
});
