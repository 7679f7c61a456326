import { MESSAGES_PER_CALL } from '../../config/limits.ts';
import type { DeliveryCategory } from '../../domain/delivery/category.ts';
import type { RenderedMessage } from '../../ports/messenger.ts';
import type { InboxItem } from '../../ports/stores/inbox-store.ts';
import type { OutboxItem } from '../../ports/stores/outbox-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import { asWished } from '../as-wished.ts';
import type { Handled } from '../dispatch/handled.ts';
import type { Notice, TurnContext } from '../turn-context.ts';
import { enqueueNotice, lasts, outboxItem, type EnqueueDeps } from './enqueue.ts';
import { leadOn } from './lead-on.ts';
import { takeKept } from './take-kept.ts';

/** Everything one turn leaves to be said. */
export interface ToSay {
  ctx: TurnContext;
  item: InboxItem;
  handled: Handled;
  notices: readonly Notice[];
}

interface Answer {
  messages: readonly RenderedMessage[];
  category: DeliveryCategory;
  replyToken?: string | undefined;
  carries?: readonly string[];
}

/**
 * Writes the answer and the notices of a turn into the outbox, with what was kept for this moment.
 * A reply takes five messages. What an answer has beyond them follows as a push that may use the
 * reserve and waits where even that is gone: no part of an answer is lost.
 * @returns what is to be sent now, in this order
 */
export async function enqueueAll(
  deps: EnqueueDeps,
  stores: Writers,
  toSay: ToSay,
): Promise<OutboxItem[]> {
  const { ctx, item, handled, notices } = toSay;
  const { replyToken } = item.inbound;
  const own = renderOwn(deps, toSay);
  const room = replyToken === undefined ? 0 : MESSAGES_PER_CALL - own.length;
  const kept = room > 0 ? await takeKept(deps, stores, ctx, room) : [];
  const answers: Answer[] = [
    {
      messages: [...kept.flatMap(({ messages }) => messages), ...own.slice(0, MESSAGES_PER_CALL)],
      category: handled.category,
      replyToken,
      carries: kept.map(({ outboxId }) => outboxId),
    },
  ];
  for (let from = MESSAGES_PER_CALL; from < own.length; from += MESSAGES_PER_CALL) {
    answers.push({ messages: own.slice(from, from + MESSAGES_PER_CALL), category: 'notice' });
  }
  const sends: OutboxItem[] = [];
  for (const answer of answers) sends.push(...(await addAnswer(deps, stores, toSay, answer)));
  for (const notice of notices) sends.push(...(await enqueueNotice(deps, stores, notice, ctx.now)));
  return sends;
}

function renderOwn(deps: EnqueueDeps, { ctx, handled }: ToSay): RenderedMessage[] {
  const { run, say } = handled;
  const binding = run && { run: { runId: run.runId, step: run.step, rev: run.rev } };
  return deps.renderer.render(leadOn(say), { ...asWished(ctx.person), ...binding });
}

async function addAnswer(
  deps: EnqueueDeps,
  stores: Writers,
  { ctx, item, handled }: ToSay,
  answer: Answer,
): Promise<OutboxItem[]> {
  if (answer.messages.length === 0) return [];
  const { personId, state } = ctx.person;
  const unreachable = answer.replyToken === undefined && state === 'blocked';
  if (unreachable && !lasts(answer.category)) return [];
  const added = outboxItem(deps, {
    ...answer,
    to: { kind: 'person', personId },
    ref: handled.ref || item.eventId,
    receivedAt: item.receivedAt,
    now: ctx.now,
    ...(unreachable && { state: 'waiting' as const }),
  });
  await stores.outbox.add(added);
  return unreachable ? [] : [added];
}
