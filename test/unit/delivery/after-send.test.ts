import { describe, expect, test } from '@jest/globals';
import { afterSend, delayMs, withoutQuota } from '../../../src/conversation/delivery/after-send.ts';
import type { DeliveryCategory } from '../../../src/domain/delivery/category.ts';
import type { OutboxItem } from '../../../src/ports/stores/outbox-store.ts';
import { item } from './outbox-items.ts';

const NOW = 10_000;
const at = { now: NOW, random: 0, newKey: 'new-key' };
const HOUR_MS = 3_600_000;
const reply = (given: Partial<OutboxItem> = {}) => item({ channel: 'reply', ...given });
const push = (given: Partial<OutboxItem> = {}) => item({ channel: 'push', ...given });
const after = (one: OutboxItem, result: Parameters<typeof afterSend>[1]) =>
  afterSend(one, result, at);
const ambiguous = { kind: 'ambiguous', detail: 'timeout' } as const;
const invalid = { kind: 'invalid-reply-token' } as const;
const died = { kind: 'token-died' } as const;
const refused = (status = 400) => ({ kind: 'refused', status, detail: '' }) as const;
const slowDown = { kind: 'rate-limited' } as const;

/** The same messages as a push under its own key, tried at once by whoever looks first. */
const AS_PUSH = {
  channel: 'push',
  retryKey: 'new-key',
  ambiguous: false,
  firstTriedAt: null,
  nextAt: NOW,
  leaseUntil: 0,
};
const NUMBERED: DeliveryCategory[] = ['receipt', 'approval', 'dispute'];
const PLAIN: DeliveryCategory[] = ['answer', 'notice', 'nudge', 'reminder', 'campaign', 'test'];

test('accepted is final, with the platform’s id', () => {
  const change = after(push({ tries: 2, firstTriedAt: 7 }), {
    kind: 'accepted',
    requestId: 'r1',
    repeated: true,
  });
  expect(change).toEqual({ state: 'accepted', requestId: 'r1', tries: 3, firstTriedAt: 7 });
});

describe('a reply', () => {
  test('with a lost answer is tried again with its token', () => {
    expect(after(reply(), ambiguous)).toEqual({
      tries: 1,
      firstTriedAt: NOW,
      ambiguous: true,
      nextAt: NOW + 500,
      leaseUntil: NOW,
    });
  });

  test('that LINE calls invalid after a lost answer had arrived', () => {
    expect(after(reply({ ambiguous: true, category: 'receipt' }), invalid)).toEqual({
      state: 'accepted',
      tries: 1,
      firstTriedAt: NOW,
    });
  });

  test.each(NUMBERED)('of a %s that is refused for good is pushed', (category) => {
    for (const result of [invalid, died, refused()]) {
      expect(after(reply({ category }), result)).toMatchObject(AS_PUSH);
    }
  });

  test.each(PLAIN)('of a %s that is refused is dropped', (category) => {
    for (const result of [invalid, died, refused()]) {
      expect(after(reply({ category }), result)).toMatchObject({ state: 'refused' });
    }
  });

  test('whose token died after a lost answer is not taken for delivered', () => {
    const lost = { ambiguous: true };
    expect(after(reply({ ...lost, category: 'receipt' }), died)).toMatchObject(AS_PUSH);
    expect(after(reply({ ...lost, category: 'answer' }), died)).toMatchObject({ state: 'unknown' });
  });

  test('near the end of its token is decided now, not tried when it is dead', () => {
    const near = { replyUntil: NOW + 500 };
    expect(after(reply({ ...near, category: 'receipt' }), ambiguous)).toMatchObject(AS_PUSH);
    expect(after(reply(near), ambiguous)).toMatchObject({ state: 'unknown' });
    expect(after(reply(near), slowDown)).toMatchObject({ state: 'refused' });
    expect(after(reply({ ...near, category: 'receipt' }), slowDown)).toMatchObject(AS_PUSH);
    expect(after(reply({ replyUntil: NOW + 501 }), ambiguous)).toMatchObject({ nextAt: NOW + 500 });
  });

  test('slowed down after a lost answer stays uncertain', () => {
    expect(after(reply({ ambiguous: true }), slowDown)).toMatchObject({ ambiguous: true });
    expect(after(reply(), slowDown)).toMatchObject({ ambiguous: false });
  });
});

describe('a push', () => {
  test('keeps its key through lost answers and slowing down, within the life of the key', () => {
    for (const result of [ambiguous, slowDown]) {
      const change = after(push({ firstTriedAt: NOW - 22 * HOUR_MS }), result);
      expect(change).toMatchObject({ nextAt: NOW + 500, leaseUntil: NOW });
      expect(change).not.toHaveProperty('retryKey');
      expect(change).not.toHaveProperty('state');
    }
  });

  test('past the life of its key is unknown after a lost answer, expired otherwise', () => {
    const old = { firstTriedAt: NOW - 23 * HOUR_MS };
    expect(after(push(old), ambiguous)).toMatchObject({ state: 'unknown' });
    expect(after(push({ ...old, ambiguous: true }), slowDown)).toMatchObject({ state: 'unknown' });
    expect(after(push(old), slowDown)).toMatchObject({ state: 'expired' });
  });

  test('that is refused is over, also for a receipt', () => {
    expect(after(push({ category: 'receipt' }), refused())).toMatchObject({ state: 'refused' });
  });

  test('refused for our credentials waits until they are mended', () => {
    for (const status of [401, 403]) {
      const change = after(push({ category: 'receipt' }), refused(status));
      expect(change).toMatchObject({ nextAt: NOW + 500 });
      expect(change).not.toHaveProperty('state');
    }
  });

  test('without quota waits for the person where it lasts, and expires otherwise', () => {
    const gone = { kind: 'quota-exhausted' } as const;
    for (const category of [...NUMBERED, 'notice', 'nudge'] as const) {
      expect(after(push({ category }), gone)).toMatchObject({ state: 'waiting' });
    }
    for (const category of ['answer', 'reminder', 'campaign', 'test'] as const) {
      expect(after(push({ category }), gone)).toMatchObject({ state: 'expired' });
    }
    const chat = push({ category: 'receipt', to: { kind: 'chat', chatId: 'C' } });
    expect(withoutQuota(chat)).toBe('expired');
  });
});

test('rests grow from half a second to half a minute, at most ten tries a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 60].map((tries) => delayMs(tries, 0))).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000,
  ]);
  expect(delayMs(0, 0.999)).toBeLessThanOrEqual(1_000);
  expect(delayMs(9, 0.999)).toBeLessThanOrEqual(30_000);
  let tries = 0;
  for (let passed = 0; passed < 60_000; passed += delayMs(tries - 1, 0)) tries += 1;
  expect(tries).toBeLessThanOrEqual(10);
});
