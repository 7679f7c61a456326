import { findCheckers } from '../../../conversation/approvals/find-checkers.ts';
import { nameParty } from '../../../conversation/approvals/name-party.ts';
import { MENU, verbChoice } from '../../../conversation/choices.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { View } from '../../../conversation/view.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import { correctionApproval } from './correction.approval.ts';
import { correctionSubject } from './correct-data.ts';

/** Who has to answer a correction of this entry first, or can take it back; undefined when none waits. */
export async function waitingCorrection(
  ctx: TurnContext,
  group: Group,
  seq: number,
): Promise<View | undefined> {
  const { groupId } = group;
  const approval = await ctx.stores.approvals.openOver(groupId, correctionSubject(seq));
  if (!approval || approval.expiresAt <= ctx.now) return undefined;
  const { decidedBy, standIn, verb } = correctionApproval;
  const question = { approval, group, verb, decidedBy, standIn };
  const checkers = await findCheckers(ctx.stores, question, ctx.now);
  const people = checkers.map(({ name, post }) => ({
    t: 'approvals.by_post',
    params: { post: { t: `roles.${post}` }, name },
  }));
  const maker = await nameParty(ctx.stores, approval.maker, groupId);
  const isOne = people.length > 0;
  return {
    kind: 'text',
    key: isOne ? 'savings.dispute.correction_waits' : 'savings.dispute.correction_waits_alone',
    params: { maker, ...(isOne && { people: { list: people } }) },
    choices: [verbChoice('approvals.button', 'approvals'), MENU],
  };
}
