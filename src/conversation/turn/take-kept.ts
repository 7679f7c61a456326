import { KEPT_LOOKED_AT, REPLY_WORTH_MS, SEND_LEASE_MS } from '../../config/limits.ts';
import type { OutboxItem } from '../../ports/stores/outbox-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import type { TurnContext } from '../turn-context.ts';
import type { EnqueueDeps } from './enqueue.ts';

/** Longer than a reply is tried: until then nobody else takes what it carries. */
const CARRIED_FOR_MS = REPLY_WORTH_MS + SEND_LEASE_MS;

/**
 * What was kept for this person's next message and fits into the reply, oldest first. Taken in the
 * turn's transaction, so that the reply to their very next message does not carry it again.
 * @param room messages the reply still takes, 1–5
 */
export async function takeKept(
  deps: EnqueueDeps,
  stores: Writers,
  { person, now }: Pick<TurnContext, 'person' | 'now'>,
  room: number,
): Promise<OutboxItem[]> {
  const storeNow = deps.storeNow();
  const kept = await stores.outbox.waitingFor(person.personId, storeNow, KEPT_LOOKED_AT);
  const taken: OutboxItem[] = [];
  let left = room;
  for (const waiting of kept) {
    if (waiting.worthUntil < now) {
      await stores.outbox.change(waiting.outboxId, { state: 'expired' });
    } else if (waiting.messages.length <= left) {
      left -= waiting.messages.length;
      taken.push(waiting);
      await stores.outbox.change(waiting.outboxId, { leaseUntil: storeNow + CARRIED_FOR_MS });
    }
  }
  return taken;
}
