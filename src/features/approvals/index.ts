import { verbChoice } from '../../conversation/choices.ts';
import type { Feature, Shortcut } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { approve, withdraw } from './decide.ts';
import type { Kinds } from './find-question.ts';
import { createRefuseFlow, REFUSE_REQUEST } from './refuse-request.flow.ts';
import { showApprovals } from './list.ts';

const COMMITTEE = 31;

/** Words that no intent stands for. */
const TYPED = /^(?:(?:ดู)?(?:รายการ)?รออนุมัติ|คำขออนุมัติ|คำขอ|อนุมัติ|approvals?|waiting for approval)$/i;

const isCommittee = ({ actor }: TurnContext): boolean =>
  actor.memberships.some(({ posts }) => posts.length > 0);
/** A member is asked over their own money; a พัฒนากร where a committee has nobody else. */
const isMember = ({ actor }: TurnContext): boolean =>
  actor.memberships.length > 0 || actor.offices.some(({ office }) => office === 'field-officer');

/** What takes two people: the list of open requests, deciding one, taking one's own back. */
export function createApprovalsFeature(kinds: Kinds): Feature {
  const typed: Shortcut = async (ctx, text) =>
    TYPED.test(text.trim()) && isMember(ctx) ? showApprovals(ctx, kinds) : undefined;
  return {
    name: 'approvals',
    flows: [createRefuseFlow(kinds)],
    verbs: {
      approvals: (ctx, ref) => showApprovals(ctx, kinds, ref),
      'approval.approve': (ctx, ref) => approve(ctx, kinds, ref),
      'approval.refuse': async (_ctx, ref) => ({
        start: { flow: REFUSE_REQUEST, params: { ref } },
      }),
      'approval.withdraw': (ctx, ref) => withdraw(ctx, kinds, ref),
    },
    shortcuts: [typed],
    menu: [
      {
        order: COMMITTEE,
        choice: verbChoice('approvals.button', 'approvals'),
        concerns: isCommittee,
      },
    ],
  };
}
