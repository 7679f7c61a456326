import type { Limits } from '../../config/limits.ts';
import { roomFor } from '../../domain/delivery/quota.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Messenger, SendResult } from '../../ports/messenger.ts';
import type { OutboxChange, OutboxGate, OutboxItem } from '../../ports/stores/outbox-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import { afterSend, withoutQuota } from './after-send.ts';

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
  /** Messages of the quota that were just used. */
  spent(messages: number): void;
  at(point: string): void;
}

/**
 * Sends one leased item and writes what became of it. Safe to be killed anywhere: the lease lapses
 * and the next try carries the same key and body.
 * @returns the change written, or undefined when the lease was lost meanwhile
 */
export async function deliver(
  deps: DeliverDeps,
  item: OutboxItem,
): Promise<OutboxChange | undefined> {
  const change = await decide(deps, item);
  const kept = await deps.gate.settle(item, change);
  deps.at('send:marked');
  return kept ? change : undefined;
}

async function decide(deps: DeliverDeps, item: OutboxItem): Promise<OutboxChange> {
  if (deps.clock.now() > item.worthUntil) return { state: 'expired' };
  if (item.channel === 'push' && !(await hasRoom(deps, item))) return { state: withoutQuota(item) };
  deps.at('send:before');
  const result = await call(deps, item);
  deps.at('send:accepted');
  if (result.kind === 'accepted' && item.channel === 'push' && !result.repeated) deps.spent(1);
  const at = { now: deps.storeNow(), random: deps.random(), newKey: deps.ids.uuid() };
  return afterSend(item, result, at);
}

async function hasRoom(deps: DeliverDeps, item: OutboxItem): Promise<boolean> {
  const quota = await deps.read.quota.latest();
  return !quota || roomFor(item.category, quota, deps.limits.receiptReservePercent) >= 1;
}

async function call(deps: DeliverDeps, item: OutboxItem): Promise<SendResult> {
  if (item.channel === 'reply') {
    if (item.replyToken === null || deps.storeNow() > item.replyUntil) {
      return { kind: 'invalid-reply-token' };
    }
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
