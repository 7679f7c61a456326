import { expect, test } from '@jest/globals';
import { KEPT_ITEMS_PER_CHAT, KEPT_REQUEST_BODY_CHARS } from '../../../src/simulator/limits.ts';
import { RequestLogs } from '../../../src/simulator/platform/request-log.ts';
import { BoundedMap } from '../../../src/simulator/state/bounded-map.ts';
import { Bus } from '../../../src/simulator/state/bus.ts';
import { ChatLog } from '../../../src/simulator/state/chat-log.ts';
import { MediaStore } from '../../../src/simulator/state/media.ts';
import { Ring } from '../../../src/simulator/state/ring.ts';

test('a ring keeps the newest by number and by weight', () => {
  const ring = new Ring<number>(3, 10, (weight) => weight);
  expect([1, 2, 3].flatMap((entry) => ring.push(entry))).toEqual([]);
  expect(ring.push(4)).toEqual([1]);
  expect(ring.push(9)).toEqual([2, 3, 4]);
  expect(ring.toArray()).toEqual([9]);
  for (let entry = 0; entry < 10_000; entry++) ring.push(1);
  expect([ring.size, ring.toArray()]).toEqual([3, [1, 1, 1]]);
});

test('a map keeps its newest half at least', () => {
  const map = new BoundedMap<number, string>(100);
  for (let key = 0; key < 1_000; key++) map.set(key, `value ${key}`);
  expect(map.get(0)).toBeUndefined();
  expect(map.get(899)).toBeUndefined();
  for (let key = 950; key < 1_000; key++) expect(map.get(key)).toBe(`value ${key}`);
  map.set(999, 'new');
  expect(map.get(999)).toBe('new');
});

test('a chat keeps its newest items', () => {
  const chats = new ChatLog();
  const event = { kind: 'event' as const, chatId: 'U1', at: 0, cost: 0, event: 'follow' as const };
  for (let count = 0; count < KEPT_ITEMS_PER_CHAT + 10; count++) chats.add(event);
  const kept = chats.list('U1');
  expect([kept.length, kept[0]?.seq]).toEqual([KEPT_ITEMS_PER_CHAT, 11]);
});

test('a long body is cut in the log', () => {
  const logs = new RequestLogs();
  const entry = {
    at: 0,
    requestId: 'r',
    method: 'POST',
    path: '/',
    headers: {},
    status: 200,
    answer: '{}',
    tookMs: 1,
    cost: 0,
    recipients: [],
  };
  logs.add({ ...entry, body: 'x'.repeat(KEPT_REQUEST_BODY_CHARS) });
  logs.add({ ...entry, body: 'x'.repeat(KEPT_REQUEST_BODY_CHARS + 5) });
  const [whole, cut] = logs.list();
  expect([whole?.truncated, cut?.truncated]).toEqual([false, true]);
  expect(cut?.body).toHaveLength(KEPT_REQUEST_BODY_CHARS);
});

test('media make room for newer ones', () => {
  const media = new MediaStore();
  const tenMegabytes = Buffer.alloc(10 * 1024 * 1024);
  for (let id = 0; id < 8; id++) {
    media.add({ messageId: String(id), bytes: tenMegabytes, mime: 'image/png', state: 'ready' });
  }
  expect([media.get('0'), media.get('7')?.messageId]).toEqual([undefined, '7']);
});

test('events can be resumed only from what is kept', () => {
  const bus = new Bus();
  for (let count = 0; count < 2_500; count++) bus.emit({ type: 'reset' });
  expect(bus.since(100)).toBeNull();
  expect(bus.since(2_499)).toMatchObject([{ id: 2_500 }]);
  expect(bus.since(2_500)).toEqual([]);
});
