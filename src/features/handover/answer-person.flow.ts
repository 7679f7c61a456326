import { z } from 'zod';
import { CANCEL, MENU } from '../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { hintOf } from '../../conversation/flow/form.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Handover } from '../../ports/stores/handovers-store.ts';
import { answerersNow, askerLabel } from './asker.ts';
import type { Answerer } from './find-answerers.ts';
import { answerView, endChoice, nameOf, said } from './handover.view.ts';
import { endTyped } from './end-handover.ts';
import { FIGURES, TEXT_MAX, WAIT } from './limits.ts';

const answerData = z.strictObject({ handoverId: z.string() });
type AnswerData = z.infer<typeof answerData>;

type Mine =
  | { kind: 'mine'; handover: Handover; as: Answerer }
  | { kind: 'over' }
  /** Somebody else was faster. */
  | { kind: 'taken'; by: Answerer };

/** Whether this person may answer it now: asked again with every answer. */
async function mine(ctx: TurnContext, handoverId: string): Promise<Mine> {
  const handover = await ctx.stores.handovers.byId(handoverId);
  if (handover?.state !== 'open') return { kind: 'over' };
  const people = await answerersNow(ctx.stores, handover);
  const as = people.find(({ personId }) => personId === ctx.person.personId);
  if (as) return { kind: 'mine', handover, as };
  const [by] = people;
  const all = await answerersNow(ctx.stores, { ...handover, answererId: null });
  const could = all.some(({ personId }) => personId === ctx.person.personId);
  return handover.answererId !== null && by && could ? { kind: 'taken', by } : { kind: 'over' };
}

const answer: Step<AnswerData> = {
  freeText: true,
  async ask(ctx, { handoverId }) {
    const found = await mine(ctx, handoverId);
    if (found.kind !== 'mine') return [said('handover.over', [CANCEL])];
    const { askerId, groupId, text } = found.handover;
    const asker = await askerLabel(ctx.stores, askerId, groupId);
    const key = text === null ? 'handover.answer.ask' : 'handover.answer.ask_about';
    const params = { asker, ...(text !== null && { text }) };
    return [{ kind: 'text', key, params, choices: [CANCEL] }];
  },
  async accept(ctx, { handoverId }, input, run) {
    const text = input.kind === 'text' ? input.text.trim() : '';
    if (text === '' || text.length > TEXT_MAX) return hintOf('handover.answer.hint', run);
    if (FIGURES.test(text)) return { kind: 'not-an-answer' };
    const ended = await endTyped(ctx, text);
    if (ended) return { kind: 'end', how: 'cancelled', say: ended.say ?? [] };
    const found = await mine(ctx, handoverId);
    if (found.kind !== 'mine') return notMine(found);
    const { as, handover } = found;
    const { personId } = as;
    const given = { answererId: personId, text: null, at: ctx.now };
    if (!(await ctx.stores.handovers.say(handover, given))) return notMine({ kind: 'over' });
    const { groupId } = handover;
    await noteAudit(ctx, { verb: 'handover.answer', groupId, ref: handoverId });
    ctx.tell({
      to: { kind: 'person', personId: handover.askerId },
      views: [answerView(handoverId, as, text)],
      category: 'notice',
      ref: `handover/${handoverId}`,
    });
    return { kind: 'end', say: [said('handover.answer.sent', [endChoice(handoverId), MENU])] };
  },
};

function notMine(found: Exclude<Mine, { kind: 'mine' }>): Move<AnswerData> {
  if (found.kind === 'over') return { kind: 'end', how: 'cancelled', say: [said('handover.over')] };
  const params = { who: nameOf(found.by) };
  return {
    kind: 'end',
    how: 'cancelled',
    say: [{ kind: 'text', key: 'handover.taken', params, choices: [MENU] }],
  };
}

/** Answers somebody's question, in one's own chat; the first who answers has the talk. */
export const answerPersonFlow = defineFlow({
  name: 'handover.answer-person',
  version: 1,
  data: answerData,
  params: answerData,
  wait: WAIT,
  steps: { answer },
  async begin(ctx, { handoverId }) {
    const found = await mine(ctx, handoverId);
    if (found.kind !== 'mine') return notMine(found);
    return { kind: 'to', step: 'answer', data: { handoverId } };
  },
});
