import type { Outcome } from '../../conversation/feature.ts';
import { plain } from '../../conversation/flow/typed-choice.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { said } from './handover.view.ts';

/** Ends a talk for both; the other side is told. Only who takes part in it can. */
export async function endHandover(ctx: TurnContext, handoverId: string): Promise<Outcome> {
  const { personId } = ctx.person;
  const handover = await ctx.stores.handovers.byId(handoverId);
  const sides = handover ? [handover.askerId, handover.answererId] : [];
  if (!handover || !sides.includes(personId)) return { say: [said('handover.not_yours')] };
  if (!(await ctx.stores.handovers.close(handoverId))) return { say: [said('handover.over')] };
  const groupId = handover.groupId;
  await noteAudit(ctx, { verb: 'handover.end', groupId, ref: handoverId });
  const other = sides.find((one) => one !== personId);
  if (typeof other === 'string') {
    ctx.tell({
      to: { kind: 'person', personId: other },
      views: [said('handover.ended_by_side')],
      category: 'notice',
      ref: `handover/${handoverId}`,
    });
  }
  return { say: [said('handover.ended')] };
}

/** จบการคุย typed at any time: one's own question, else the latest that one answers. */
export async function endTyped(ctx: TurnContext, text: string): Promise<Outcome | undefined> {
  if (plain(text) !== plain(ctx.words('handover.end.button'))) return undefined;
  const { handovers } = ctx.stores;
  const own = await handovers.openOf(ctx.person.personId);
  const [answered] = own ? [own] : await handovers.answeredBy(ctx.person.personId);
  return answered ? endHandover(ctx, answered.handoverId) : { say: [said('handover.none')] };
}
