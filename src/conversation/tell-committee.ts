import type { Post } from '../domain/roles/roles.ts';
import type { TurnContext } from './turn-context.ts';
import type { View } from './view.ts';

/** Those of the committee who keep an eye on who is linked and how the group is set up. */
const WATCHING: readonly Post[] = ['chair', 'secretary', 'treasurer', 'registrar'];

/**
 * Tells the linked part of a group's committee, but not who did it: they see the answer.
 * @returns the person ids of those who were told
 */
export async function tellCommittee(
  ctx: TurnContext,
  groupId: string,
  about: { views: readonly View[]; ref: string },
): Promise<ReadonlySet<string>> {
  const told = new Set<string>();
  for (const { post, memberId } of await ctx.stores.members.committee(groupId)) {
    if (!WATCHING.includes(post)) continue;
    const personId = (await ctx.stores.members.byId(memberId))?.personId;
    if (!personId || personId === ctx.person.personId || told.has(personId)) continue;
    told.add(personId);
    ctx.tell({ to: { kind: 'person', personId }, category: 'notice', ...about });
  }
  return told;
}
