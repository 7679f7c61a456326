import { defineFlow, type Move } from '../../conversation/flow/flow.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { chooseMember, endWith, issueData, issueParams, type IssueData } from './issue-data.ts';
import { issueRights } from './issue-rights.ts';
import { committee, group, validity, which, who } from './issue-steps.ts';
import { SHORT_WAIT } from './limits.ts';

/** Gives a member, or somebody on the committee, a code that ties their LINE account to them. */
export const issueCodeFlow = defineFlow({
  name: 'linking.issue-code',
  version: 1,
  data: issueData,
  params: issueParams,
  wait: SHORT_WAIT,
  steps: { group, who, which, committee, validity },
  async begin(ctx, { groupId, memberId, committee: amongCommittee }) {
    const data: IssueData = { groupId, memberId, candidates: [], unlisted: 0 };
    if (memberId !== null) return chooseMember(ctx, data, memberId);
    return groupId === null ? chooseGroup(ctx, data) : inGroup(ctx, data, amongCommittee);
  },
  recall: async () => [{ kind: 'text', key: 'linking.issue.issued_before' }],
});

async function chooseGroup(ctx: TurnContext, data: IssueData): Promise<Move<IssueData>> {
  const [only, ...others] = await ownGroups(ctx, 'member.issue-code');
  if (!only) return endWith('linking.issue.not_yours');
  if (others.length > 0) return { kind: 'to', step: 'group', data };
  return { kind: 'to', step: 'who', data: { ...data, groupId: only.groupId } };
}

async function inGroup(
  ctx: TurnContext,
  data: IssueData,
  amongCommittee: boolean,
): Promise<Move<IssueData>> {
  const group = await ctx.stores.groups.byId(data.groupId ?? '');
  const rights = group?.state === 'active' ? issueRights(ctx.actor, group) : undefined;
  if (rights?.committee && (amongCommittee || !rights.ordinary)) {
    return { kind: 'to', step: 'committee', data };
  }
  return rights?.ordinary ? { kind: 'to', step: 'who', data } : endWith('linking.no_such_group');
}
