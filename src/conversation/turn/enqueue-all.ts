import { MESSAGES_PER_CALL } from '../../config/limits.ts';
import type { InboxItem } from '../../ports/stores/inbox-store.ts';
import type { OutboxItem } from '../../ports/stores/outbox-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import type { Handled } from '../dispatch/handled.ts';
import type { Notice, TurnContext } from '../turn-context.ts';
import { enqueueNotice, outboxItem, type EnqueueDeps } from './enqueue.ts';

/** Writes the answer and the notices of a turn into the outbox, with what was kept for this moment. */
export async function enqueueAll(
  deps: EnqueueDeps,
  stores: Writers,
  ctx: TurnContext,
  item: InboxItem,
  handled: Handled,
  notices: readonly Notice[],
): Promise<OutboxItem[]> {
  const sends: OutboxItem[] = [];
  const answer = await answerItem(deps, stores, ctx, item, handled);
  if (answer) {
    await stores.outbox.add(answer);
    sends.push(answer);
  }
  for (const notice of notices) {
    const sent = await enqueueNotice(deps, stores, notice, ctx.now);
    if (sent) sends.push(sent);
  }
  return sends;
}

async function answerItem(
  deps: EnqueueDeps,
  stores: Writers,
  ctx: TurnContext,
  item: InboxItem,
  handled: Handled,
): Promise<OutboxItem | undefined> {
  const { replyToken } = item.inbound;
  const { lang, personId, largeType: large } = ctx.person;
  const { run, category, ref } = handled;
  const binding = run && { run: { runId: run.runId, step: run.step, rev: run.rev } };
  const own = deps.renderer.render(handled.say, { lang, audience: personId, large, ...binding });
  const room = MESSAGES_PER_CALL - own.length;
  const kept =
    replyToken === undefined || room <= 0 ? [] : await stores.outbox.waitingFor(personId, room);
  const carried: OutboxItem[] = [];
  for (const waiting of kept) {
    const used = carried.reduce((sum, { messages }) => sum + messages.length, 0);
    if (used + waiting.messages.length <= room) carried.push(waiting);
  }
  const messages = [...carried.flatMap((waiting) => waiting.messages), ...own];
  if (messages.length === 0) return undefined;
  return outboxItem(deps, {
    to: { kind: 'person', personId },
    category,
    ref: ref || item.eventId,
    messages,
    replyToken,
    receivedAt: item.receivedAt,
    now: ctx.now,
    carries: carried.map(({ outboxId }) => outboxId),
  });
}
