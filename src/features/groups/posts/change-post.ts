import { noteAudit } from '../../../conversation/note-audit.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { judgeHanding, type Judged, type Wish } from './judge-handing.ts';
import { tellOfPost } from './tell-of-post.ts';

/**
 * Gives a post of a group's committee to another member. The former holder's term ends with it, so
 * that their rights are gone at once; both are told, and the rest of the committee.
 */
export async function changePost(ctx: TurnContext, wish: Wish): Promise<Judged> {
  const { groupId, memberId, post } = wish;
  const judged = await judgeHanding(ctx, wish);
  const verb = `group.change-post.${post}`;
  if (judged.kind !== 'handing') {
    await noteAudit(ctx, { verb, groupId, ref: memberId, refused: judged.kind });
    return judged;
  }
  const { members } = ctx.stores;
  const ending = (await members.committee(groupId)).filter((held) => held.post === post);
  for (const { postId, memberId: formerId } of ending) {
    await members.endPost(postId, ctx.today);
    await noteAudit(ctx, { verb: `group.end-post.${post}`, groupId, ref: formerId });
  }
  const postId = ctx.ids.id();
  await members.addPost({ postId, groupId, memberId, post, since: ctx.today, until: null });
  await noteAudit(ctx, { verb, groupId, ref: memberId });
  await tellOfPost(ctx, judged.handing);
  return judged;
}
