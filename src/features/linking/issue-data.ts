import { formerPost } from '../../conversation/former-post.ts';
import { z } from 'zod';
import { MENU } from '../../conversation/choices.ts';
import type { Move } from '../../conversation/flow/flow.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { leftForLater, linkedAlready } from './issue-code.view.ts';
import { issuable, type Issuable } from './issue-member-code.ts';
import { issueRights } from './issue-rights.ts';

export const issueData = z.strictObject({
  groupId: z.string().nullable(),
  memberId: z.string().nullable(),
  /** Members to choose from, when a name fits several. */
  candidates: z.array(z.string()),
  /** How many more the name fits, beyond those listed. */
  unlisted: z.number().int().default(0),
});
export type IssueData = z.infer<typeof issueData>;

export const issueParams = z.strictObject({
  groupId: z.string().nullable(),
  memberId: z.string().nullable(),
  /** Choose among the committee, by post. */
  committee: z.boolean(),
});

/** Left for another time: nothing is lost, a code can be issued whenever it is needed. */
export async function leave(ctx: TurnContext, data: IssueData): Promise<Move<IssueData>> {
  const group = await groupOf(ctx, data);
  const { ordinary } = issueRights(ctx.actor, group);
  return { kind: 'end', how: 'cancelled', say: [leftForLater(group.groupId, ordinary)] };
}

export const endWith = (key: string): Move<IssueData> => ({
  kind: 'end',
  how: 'cancelled',
  say: [{ kind: 'text', key, choices: [MENU] }],
});

export async function groupOf(ctx: TurnContext, data: IssueData): Promise<Group> {
  const group = await ctx.stores.groups.byId(data.groupId ?? '');
  if (!group) throw new Error('a code is issued in no group');
  return group;
}

/** On to the question how the code is handed over, or why there is none to issue. */
export async function chooseMember(
  ctx: TurnContext,
  data: IssueData,
  memberId: string,
): Promise<Move<IssueData>> {
  const found = await issuable(ctx, memberId);
  if (found.kind === 'issuable')
    return { kind: 'to', step: 'validity', data: { ...data, memberId } };
  return notIssuable(ctx, found);
}

export function notIssuable(
  ctx: TurnContext,
  found: Exclude<Issuable, { kind: 'issuable' }>,
): Move<IssueData> {
  if (found.kind === 'none') {
    const ended = formerPost(ctx.actor, ['member.issue-code', 'group.issue-code']);
    return ended
      ? { kind: 'end', how: 'cancelled', say: [ended] }
      : endWith('linking.no_such_member');
  }
  if (found.kind === 'committee-only') return endWith('linking.issue.committee_only');
  const { member, group } = found.candidate;
  const mayUnlink = may(ctx.actor, 'member.unlink', group);
  return { kind: 'end', say: [linkedAlready(member, mayUnlink)] };
}
