import type { Checker } from '../../conversation/approvals/find-checkers.ts';
import { nameParty } from '../../conversation/approvals/name-party.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Value } from '../../conversation/view.ts';
import type { FoundQuestion } from './find-question.ts';

/** Whoever was asked need not answer any more. @param checkers who could decide it until now */
export async function tellWithdrawal(
  ctx: TurnContext,
  { approval, group }: FoundQuestion,
  checkers: readonly Checker[],
  what: Value,
): Promise<void> {
  const maker = await nameParty(ctx.stores, approval.maker, group.groupId);
  for (const { personId } of checkers) {
    ctx.tell({
      to: { kind: 'person', personId },
      views: [{ kind: 'text', key: 'approvals.told_withdrawn', params: { maker, what } }],
      category: 'approval',
      ref: `approval/${approval.approvalId}`,
    });
  }
}
