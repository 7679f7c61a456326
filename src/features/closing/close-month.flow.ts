import { whichGroup } from '../../conversation/which-group.ts';
import { askApproval } from '../../conversation/approvals/ask-approval.ts';
import { MENU, verbChoice } from '../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { hintOf, SUMMARY } from '../../conversation/flow/form.ts';
import { ownGroupStep } from '../../conversation/own-group-step.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import { confirms } from '../../conversation/said.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import { may } from '../../domain/roles/permissions.ts';
import { closeData, closeParams, type CloseData } from './close-data.ts';
import { closeRefusedView, closeSummary } from './close.view.ts';
import { draftClose, type DraftClose } from './draft-close.ts';
import { MONTH_CLOSE, monthCloseApproval } from './month-close.approval.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/durations.ts';

const cancelled = (...say: readonly View[]): Move<CloseData> => ({
  kind: 'end',
  how: 'cancelled',
  say,
});
const text = (key: string, ...more: NonNullable<View['choices']>): View => ({
  kind: 'text',
  key,
  choices: [...more, MENU],
});

const draftNow = (ctx: TurnContext, { groupId, month }: CloseData): Promise<DraftClose> =>
  draftClose(ctx.stores, groupId ?? '', { month, today: ctx.today });

/** The summary, once the group is known; or why there is nothing to close. */
async function toSummary(
  ctx: TurnContext,
  data: CloseData,
  say: readonly View[] = [],
): Promise<Move<CloseData>> {
  const draft = await draftNow(ctx, data);
  if (draft.kind === 'nothing') return cancelled(text('closing.month.nothing'));
  if (draft.kind === 'refused') {
    return cancelled(closeRefusedView(draft.refusal, data.groupId ?? ''));
  }
  const { month, seq } = draft.payload;
  return { kind: 'to', step: SUMMARY, data: { ...data, month, seq }, say };
}

const group = ownGroupStep<CloseData>(
  'month.ask-close',
  { question: 'closing.month.which_group', hint: 'closing.group_hint' },
  (ctx, data) => toSummary(ctx, data),
);

const summary: Step<CloseData> = {
  async ask(ctx, data) {
    const draft = await draftNow(ctx, data);
    if (draft.kind === 'refused') return [closeRefusedView(draft.refusal, data.groupId ?? '')];
    const found = await ctx.stores.groups.byId(data.groupId ?? '');
    if (draft.kind === 'nothing' || !found) return [text('closing.month.nothing')];
    return [closeSummary(draft.payload, found)];
  },
  async accept(ctx, data, input, run) {
    if (confirms(input)) return confirm(ctx, data);
    return isOtherMatter(input)
      ? { kind: 'not-an-answer' }
      : hintOf('closing.month.summary_hint', run);
  },
};

async function confirm(ctx: TurnContext, data: CloseData): Promise<Move<CloseData>> {
  const groupId = data.groupId ?? '';
  const found = await ctx.stores.groups.byId(groupId);
  if (found?.state !== 'active' || !may(ctx.actor, 'month.ask-close', found)) {
    await noteAudit(ctx, { verb: 'month.ask-close', groupId, ref: groupId, refused: 'forbidden' });
    return cancelled(text('closing.forbidden'));
  }
  const draft = await draftNow(ctx, data);
  if (draft.kind !== 'draft') return toSummary(ctx, data);
  if (draft.payload.seq !== data.seq) {
    return toSummary(ctx, data, [{ kind: 'text', key: 'closing.month.figures_moved' }]);
  }
  const { payload } = draft;
  const asked = await askApproval(ctx, monthCloseApproval, {
    groupId,
    payload,
    subject: MONTH_CLOSE,
    concerns: [],
  });
  if (asked.kind === 'open-already') {
    const list = verbChoice('approvals.button', 'approvals');
    return cancelled(text('closing.month.open_already', list));
  }
  return { kind: 'end', say: asked.say, category: 'approval' };
}

/** ปิดเดือน: treasurer or secretary asks, chair or auditor closes it. */
export const closeMonthFlow = defineFlow({
  name: 'closing.close-month',
  version: 1,
  data: closeData,
  params: closeParams,
  wait: { remindAfterMs: 15 * MINUTE_MS, endAfterMs: 3 * HOUR_MS },
  steps: { group, [SUMMARY]: summary },
  async begin(ctx, { groupId, month }) {
    const which = whichGroup(await ownGroups(ctx, 'month.ask-close'), groupId);
    if (which.kind === 'none') return cancelled(text('closing.month.who_asks'));
    const data = { groupId: which.group?.groupId ?? null, month, seq: null };
    return which.group ? toSummary(ctx, data) : { kind: 'to', step: 'group', data };
  },
});
