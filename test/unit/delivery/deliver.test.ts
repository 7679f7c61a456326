import { expect, test } from '@jest/globals';
import { deliver, type DeliverDeps } from '../../../src/conversation/delivery/deliver.ts';
import { takenOver } from '../../../src/conversation/delivery/taken-over.ts';
import { monthAt } from '../../../src/domain/bangkok-time.ts';
import type { SendResult } from '../../../src/ports/messenger.ts';
import type { OutboxChange, OutboxItem } from '../../../src/ports/stores/outbox-store.ts';
import type { QuotaReading } from '../../../src/ports/stores/quota-store.ts';
import { item } from './outbox-items.ts';

const NOW = 10_000;
/** Again as a message of its own. */
const FRESH = { channel: 'push', retryKey: 'new-key', firstTriedAt: null, ambiguous: false };
const ok: SendResult = { kind: 'accepted', requestId: 'r', repeated: false };

interface Given {
  answer?: SendResult;
  quota?: Partial<QuotaReading>;
  storeNow?: number;
  clock?: number;
  claimed?: boolean;
  pending?: number;
}

async function send(one: OutboxItem, given: Given = {}) {
  const calls: string[] = [];
  const settled: { fence: number; change: OutboxChange }[] = [];
  let spent = given.pending ?? 0;
  const reading = { month: monthAt(given.clock ?? NOW), limit: 100, used: 0, readAt: 0 };
  const deps = {
    read: {
      quota: { latest: async () => given.quota && { ...reading, ...given.quota } },
      people: { byId: async (id: string) => (id === 'p1' ? { userId: 'U1' } : undefined) },
    },
    gate: {
      claim: async (claimed: OutboxItem, leaseUntil: number) => {
        calls.push('claim');
        return given.claimed ? { ...claimed, leaseUntil, fence: claimed.fence + 1 } : undefined;
      },
      settle: async ({ fence }: OutboxItem, change: OutboxChange) => {
        settled.push({ fence, change });
        return true;
      },
    },
    messenger: {
      reply: async (token: string) => (calls.push(`reply ${token}`), given.answer ?? ok),
      push: async (to: string, _m: unknown, key: string) => (
        calls.push(`push ${to} ${key}`),
        given.answer ?? ok
      ),
    },
    clock: { now: () => given.clock ?? NOW },
    ids: { uuid: () => 'new-key' },
    limits: { receiptReservePercent: 20, commandsPerMinute: 0 },
    storeNow: () => given.storeNow ?? NOW,
    random: () => 0,
    spent: (messages: number) => (spent += messages),
    at: () => undefined,
  } as unknown as DeliverDeps;
  const change = await deliver(deps, one);
  return { calls, settled, change, spent };
}

test('a reply goes with its token and costs nothing', async () => {
  const { calls, change, spent } = await send(item());
  expect(calls).toEqual(['reply token']);
  expect(change).toMatchObject({ state: 'accepted' });
  expect(spent).toBe(0);
});

test('a push goes to the address of now, with its key, and is counted once', async () => {
  const push = item({ channel: 'push' });
  expect(await send(push)).toMatchObject({ calls: ['push U1 key'], spent: 1 });
  const repeated: SendResult = { kind: 'accepted', requestId: 'r', repeated: true };
  expect(await send(push, { answer: repeated })).toMatchObject({ spent: 0 });
});

test('a push to somebody who is gone is refused without a call', async () => {
  const gone = item({ channel: 'push', to: { kind: 'person', personId: 'p9' } });
  expect(await send(gone)).toMatchObject({ calls: [], change: { state: 'refused' } });
});

test('a lease with too little left is taken anew, or the item left to who has it', async () => {
  const late = { storeNow: 30_000 - 11_999 };
  const lost = await send(item(), late);
  expect(lost).toMatchObject({ calls: ['claim'], settled: [], change: undefined });
  const held = await send(item(), { ...late, claimed: true });
  expect(held.calls).toEqual(['claim', 'reply token']);
  expect(held.settled).toMatchObject([{ fence: 2, change: { state: 'accepted' } }]);
  expect((await send(item(), { storeNow: 30_000 - 12_000 })).calls).toEqual(['reply token']);
});

test('a reply whose token is dead is not called for; a receipt becomes a push', async () => {
  const dead = { storeNow: 60_001, claimed: true };
  const answer = await send(item(), dead);
  expect(answer).toMatchObject({ calls: ['claim'], change: { state: 'refused' } });
  const receipt = await send(item({ category: 'receipt', ambiguous: true }), dead);
  expect(receipt).toMatchObject({
    calls: ['claim'],
    change: { channel: 'push', retryKey: 'new-key' },
  });
});

test('what is no longer worth sending expires, or is unknown after a lost answer', async () => {
  const over = { clock: 600_001 };
  expect(await send(item(), over)).toMatchObject({ calls: [], change: { state: 'expired' } });
  expect((await send(item({ ambiguous: true }), over)).change).toMatchObject({ state: 'unknown' });
});

test('the reserve is for receipts: others stop before it, receipts at the end', async () => {
  const push = (category: OutboxItem['category']) => item({ channel: 'push', category });
  expect((await send(push('reminder'), { quota: { used: 79 } })).calls).toHaveLength(1);
  const held = await send(push('reminder'), { quota: { used: 80 } });
  expect(held).toMatchObject({ calls: [], change: { state: 'expired' } });
  expect((await send(push('receipt'), { quota: { used: 99 } })).calls).toHaveLength(1);
  const waits = await send(push('receipt'), { quota: { used: 100 } });
  expect(waits).toMatchObject({ calls: [], change: { state: 'waiting' } });
});

test('messages sent since the reading was kept count too', async () => {
  const push = item({ channel: 'push', category: 'receipt' });
  expect(await send(push, { quota: { used: 98 }, pending: 2 })).toMatchObject({ calls: [] });
});

test('a reading of last month, or none, holds nothing back', async () => {
  const push = item({ channel: 'push', category: 'receipt' });
  const lastMonth = { quota: { month: '1969-12', used: 100 } };
  expect((await send(push, lastMonth)).calls).toHaveLength(1);
  expect((await send(push)).calls).toHaveLength(1);
});

const DAY = 24 * 3_600_000;

test.each([
  ['a notice that may have arrived', { category: 'notice', ambiguous: true }, { state: 'unknown' }],
  ['a receipt that may have arrived', { category: 'receipt', ambiguous: true }, FRESH],
  [
    'a receipt tried before',
    { category: 'receipt', ambiguous: true, tries: 1 },
    { state: 'unknown' },
  ],
  ['a notice that never arrived', { category: 'notice', ambiguous: false, tries: 3 }, FRESH],
] as const)('%s is not sent under a key that LINE has forgotten', async (_, given, change) => {
  const old = { channel: 'push', firstTriedAt: NOW - DAY, worthUntil: NOW + DAY } as const;
  const sent = await send(item({ ...old, ...given }));
  expect(sent).toMatchObject({ calls: [], change });
});

test('what somebody held who never said what became of it may have arrived', () => {
  const held = item({ channel: 'push', nextAt: 30_000, leaseUntil: 30_000 });
  expect(takenOver(held)).toEqual({ ambiguous: true, firstTriedAt: 10_000 });
  expect(takenOver({ ...held, firstTriedAt: 5 })).toEqual({ ambiguous: true, firstTriedAt: 5 });
  expect(takenOver({ ...held, leaseUntil: 0 })).toEqual({});
  expect(takenOver({ ...held, leaseUntil: 20_000 })).toEqual({});
  expect(takenOver({ ...held, channel: 'reply' })).toEqual({});
});
