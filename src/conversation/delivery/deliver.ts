import { SEND_LEASE_MS, SEND_LIMIT_MS, type Limits } from '../../config/limits.ts';
import { monthAt } from '../../domain/bangkok-time.ts';
import { roomFor } from '../../domain/delivery/quota.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Messenger, SendResult } from '../../ports/messenger.ts';
import type { OutboxChange, OutboxGate, OutboxItem } from '../../ports/stores/outbox-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import { afterKeyDied, afterSend, withoutQuota } from './after-send.ts';

export interface DeliverDeps {
  read: Readers;
  gate: OutboxGate;
  messenger: Messenger;
  clock: Clock;
  ids: Ids;
  limits: Limits;
  storeNow(): number;
  /** A number in [0, 1) for the jitter of retries. */
  random(): number;
  /** Counts messages of the quota that were just used; returns those not yet in the kept reading. */
  spent(messages: number): number;
  at(point: string): void;
}

/**
 * Sends one leased item and writes what became of it. Safe to be killed anywhere: the lease lapses
 * and the next try carries the same key and body.
 * @returns the change written, or undefined when the lease was lost meanwhile
 */
export async function deliver(
  deps: DeliverDeps,
  given: OutboxItem,
): Promise<OutboxChange | undefined> {
  const item = await holdLease(deps, given);
  if (!item) return undefined;
  const change = await decide(deps, item);
  const kept = await deps.gate.settle(item, change);
  deps.at('send:marked');
  return kept ? change : undefined;
}

/** What waited long behind the recipient's other messages may have been taken by someone else. */
async function holdLease(deps: DeliverDeps, item: OutboxItem): Promise<OutboxItem | undefined> {
  const now = deps.storeNow();
  if (item.leaseUntil - now >= SEND_LIMIT_MS) return item;
  return deps.gate.claim(item, now + SEND_LEASE_MS);
}

async function decide(deps: DeliverDeps, item: OutboxItem): Promise<OutboxChange> {
  if (deps.clock.now() > item.worthUntil) return { state: item.ambiguous ? 'unknown' : 'expired' };
  const forgotten = afterKeyDied(item, { now: deps.storeNow(), newKey: deps.ids.uuid() });
  if (forgotten) return forgotten;
  const cost = item.channel === 'push' ? await costOf(deps.read, item) : 0;
  if (cost > 0 && !(await hasRoom(deps, item, cost))) return { state: withoutQuota(item) };
  deps.at('send:before');
  const result = await call(deps, item);
  deps.at('send:accepted');
  if (result.kind === 'accepted' && cost > 0 && !result.repeated) deps.spent(cost);
  const at = { now: deps.storeNow(), random: deps.random(), newKey: deps.ids.uuid() };
  return afterSend(item, result, at);
}

/** Messages of the quota that a push takes: one, or one for each who is in a group chat. */
async function costOf(read: Readers, { to }: OutboxItem): Promise<number> {
  if (to.kind === 'person') return 1;
  return Math.max(1, (await read.chatTies.ofChat(to.chatId))?.people ?? 1);
}

/**
 * Where this month's quota is not known, single messages go out: the platform refuses what is too
 * much, and many at once are planned by `monthQuota`, which does not plan without knowing.
 */
async function hasRoom(deps: DeliverDeps, item: OutboxItem, cost: number): Promise<boolean> {
  const quota = await deps.read.quota.latest();
  if (!quota || quota.month !== monthAt(deps.clock.now())) return true;
  const used = quota.used + deps.spent(0);
  return roomFor(item.category, { ...quota, used }, deps.limits.receiptReservePercent) >= cost;
}

async function call(
  deps: DeliverDeps,
  item: OutboxItem,
): Promise<SendResult | { kind: 'token-died' }> {
  if (item.channel === 'reply') {
    if (item.replyToken === null || deps.storeNow() > item.replyUntil)
      return { kind: 'token-died' };
    return deps.messenger.reply(item.replyToken, item.messages);
  }
  const to = await addressOf(deps.read, item);
  if (to === undefined) return { kind: 'refused', status: 0, detail: 'nobody to send to' };
  return deps.messenger.push(to, item.messages, item.retryKey);
}

async function addressOf(read: Readers, { to }: OutboxItem): Promise<string | undefined> {
  if (to.kind === 'chat') return to.chatId;
  return (await read.people.byId(to.personId))?.userId;
}
