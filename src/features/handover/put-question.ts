import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Handover } from '../../ports/stores/handovers-store.ts';
import { answerersNow, askerLabel } from './asker.ts';
import type { Answerer } from './find-answerers.ts';
import { questionView } from './handover.view.ts';
import { MESSAGES_MAX } from './limits.ts';

export type Put =
  | { kind: 'put'; handoverId: string; people: readonly Answerer[] }
  | { kind: 'nobody' }
  /** Too many messages: the telephone is better. */
  | { kind: 'too-long' };

/**
 * Puts a question before those who may answer it: a new talk, or more in the open one, then before
 * whoever took it only. If they lost their post meanwhile, it is put before all again.
 */
export async function putQuestion(
  ctx: TurnContext,
  groupId: string | null,
  text: string,
): Promise<Put> {
  const { handovers } = ctx.stores;
  const open = await handovers.openOf(ctx.person.personId);
  if (open && open.messages >= MESSAGES_MAX) return { kind: 'too-long' };
  const handover = open ?? newHandover(ctx, groupId);
  const own = await answerersNow(ctx.stores, handover);
  const all =
    own.length > 0 ? own : await answerersNow(ctx.stores, { ...handover, answererId: null });
  if (all.length === 0) return { kind: 'nobody' };
  const answererId = own.length > 0 ? handover.answererId : null;
  if (open) {
    await handovers.say(open, { answererId, text, at: ctx.now });
  } else await handovers.add({ ...handover, text });
  const { handoverId } = handover;
  await noteAudit(ctx, { verb: 'handover.ask', groupId: handover.groupId, ref: handoverId });
  const asker = await askerLabel(ctx.stores, handover.askerId, handover.groupId);
  for (const { personId } of all) {
    const views = [questionView({ handoverId, answererId }, asker, text)];
    const about = { category: 'notice', ref: `handover/${handoverId}` } as const;
    ctx.tell({ to: { kind: 'person', personId }, views, ...about });
  }
  return { kind: 'put', handoverId, people: all };
}

const newHandover = ({ ids, person, now }: TurnContext, groupId: string | null): Handover => ({
  handoverId: ids.id(),
  askerId: person.personId,
  groupId,
  answererId: null,
  text: null,
  state: 'open',
  messages: 1,
  openedAt: now,
  lastAt: now,
});
