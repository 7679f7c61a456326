import { SEND_LEASE_MS } from '../../config/limits.ts';
import type { OutboxChange, OutboxItem } from '../../ports/stores/outbox-store.ts';

/**
 * What is to be kept of a push whose lease has lapsed without a word of what became of it: whoever
 * held it may have sent it, at the earliest when the lease began. LINE knows its key for a day from
 * then on. Nothing for an item that nobody held, or for a reply, whose token says it itself.
 */
export function takenOver(item: OutboxItem): OutboxChange {
  const { channel, firstTriedAt, leaseUntil, nextAt } = item;
  const wasHeld = leaseUntil > 0 && nextAt === leaseUntil;
  if (!wasHeld || channel === 'reply') return {};
  return { ambiguous: true, firstTriedAt: firstTriedAt ?? leaseUntil - SEND_LEASE_MS };
}
