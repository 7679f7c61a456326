import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { may } from '../../domain/roles/permissions.ts';
import { takeOverPayload } from './take-over-data.ts';
import { shownLine } from './take-over.content.ts';
import { takeOverApproval } from './take-over.approval.ts';
import { lineViews } from './take-over.view.ts';

const choices = [verbChoice('approvals.button', 'approvals'), MENU];

/** Every line of a request, for whoever may ask for it or decide it. @param ref the approval's id */
export async function showLines(ctx: TurnContext, ref: string): Promise<Outcome> {
  const approval = await ctx.stores.approvals.byId(ref);
  const group = approval && (await ctx.stores.groups.byId(approval.groupId));
  const mayLook =
    may(ctx.actor, 'opening.approve', group) || may(ctx.actor, 'opening.record', group);
  if (approval?.kind !== takeOverApproval.name || !mayLook) {
    return { say: [{ kind: 'text', key: 'opening-balances.gone', choices }] };
  }
  const { lines } = takeOverPayload.parse(approval.payload);
  const views = lineViews(lines.map(shownLine));
  return { say: views.map((view, at) => (at === views.length - 1 ? { ...view, choices } : view)) };
}
