import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Move } from '../../conversation/flow/flow.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Group } from '../../ports/stores/groups-store.ts';

type End = Extract<Move<never>, { kind: 'end' }>;

/** What both dialogues ask where somebody records for several groups. */
export const WHICH_GROUP = {
  question: 'opening-balances.which_group',
  hint: 'groups.group_hint',
} as const;

/** The dialogue ends without having done anything, and leads to what waits for a second person. */
export const over = (key: string): End => ({
  kind: 'end',
  how: 'cancelled',
  say: [{ kind: 'text', key, choices: [verbChoice('approvals.button', 'approvals'), MENU] }],
});

export async function groupOf(
  { stores }: Pick<TurnContext, 'stores'>,
  { groupId }: { groupId: string },
): Promise<Group> {
  const group = await stores.groups.byId(groupId);
  if (!group) throw new Error('opening balances of no group');
  return group;
}

/** The end for who may not record it (any more), which is kept; undefined for who may. */
export async function barred(ctx: TurnContext, group: Group): Promise<End | undefined> {
  if (may(ctx.actor, 'opening.record', group)) return undefined;
  const { groupId } = group;
  await noteAudit(ctx, { verb: 'opening.record', groupId, ref: groupId, refused: 'forbidden' });
  return over('opening-balances.committee_only');
}
