import type { InboxItem } from '../../ports/stores/inbox-store.ts';
import { outboxItem } from './enqueue.ts';
import type { TurnDeps } from './turn-deps.ts';

/** Tells a person that what they sent could not be handled; nothing of it was stored. */
export async function sayFailed(deps: TurnDeps, item: InboxItem): Promise<void> {
  const { source, replyToken } = item.inbound;
  if (source.kind !== 'person' || replyToken === undefined) return;
  const { userId } = source;
  await deps.uow.transact(async (stores) => {
    const person = await stores.people.byUserId(userId);
    if (!person) return;
    const { personId, lang } = person;
    const view = { kind: 'text', key: 'conversation.failed' } as const;
    const reply = outboxItem(deps, {
      to: { kind: 'person', personId },
      category: 'answer',
      messages: deps.renderer.render([view], { lang, audience: personId }),
      ref: item.eventId,
      replyToken,
      receivedAt: item.receivedAt,
      now: deps.clock.now(),
    });
    await stores.outbox.add({ ...reply, leaseUntil: 0 });
  });
}
