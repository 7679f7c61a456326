import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { View } from '../../../conversation/view.ts';
import type { Handing } from './judge-handing.ts';
import { committeeNotice, formerNotice, nextNotice } from './change-post.view.ts';

/** Who had the post, who has it now, and everybody else on the committee; each is told once. */
export async function tellOfPost(ctx: TurnContext, handing: Handing): Promise<void> {
  const { former, group, next, post } = handing;
  const ref = `post/${group.groupId}/${post}`;
  const told = new Set<string>([ctx.person.personId]);
  const tell = (personId: string | null, view: View): void => {
    if (personId === null || told.has(personId)) return;
    told.add(personId);
    ctx.tell({ to: { kind: 'person', personId }, views: [view], category: 'notice', ref });
  };
  for (const { personId } of [next, ...former]) if (personId !== null) ctx.rightsChanged(personId);
  tell(next.personId, nextNotice(handing));
  for (const { personId } of former) tell(personId, formerNotice(handing));
  for (const { memberId } of await ctx.stores.members.committee(group.groupId)) {
    const member = await ctx.stores.members.byId(memberId);
    tell(member?.personId ?? null, committeeNotice(handing));
  }
}
