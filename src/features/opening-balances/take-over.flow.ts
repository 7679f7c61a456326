import { askApproval } from '../../conversation/approvals/ask-approval.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import type { Input } from '../../conversation/flow/input.ts';
import { hintOf, retryWith } from '../../conversation/flow/form.ts';
import { ownGroupStep } from '../../conversation/own-group-step.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import { chose, confirms, corrects, saidNo, saidYes } from '../../conversation/said.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { whichGroup } from '../../conversation/which-group.ts';
import { monthOf } from '../../domain/bangkok-time.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/durations.ts';
import { readMemberNumber } from '../../domain/member-number.ts';
import { isMeantAsLine, registerLines } from '../../domain/register/register-line.ts';
import { barred, groupOf, over, WHICH_GROUP } from './dialogue.ts';
import { takeLines } from './take-lines.ts';
import { TAKE_OVER, takeOverApproval } from './take-over.approval.ts';
import { payloadOf, totalsOf } from './take-over.content.ts';
import {
  takeOverData,
  takeOverParams,
  type TakeOverData,
  type TakeOverParams,
} from './take-over-data.ts';
import { askLines, askPaid, lineViews, takeOverCard, untakenLines } from './take-over.view.ts';
import { REMOVE_LINE } from './typed-words.ts';

type TakeOverMove = Move<TakeOverData>;

const group = ownGroupStep<TakeOverData>('opening.record', WHICH_GROUP, (_ctx, data) => ({
  kind: 'to',
  step: 'lines',
  data,
}));

const onward = (data: TakeOverData): TakeOverMove => ({
  kind: 'to',
  step: data.isPaid === null ? 'paid' : 'summary',
  data,
});

const lines: Step<TakeOverData> = {
  freeText: true,
  ask: async (ctx, data) => [askLines(await groupOf(ctx, data), data.lines.length)],
  async accept(ctx, data, input, run) {
    const hasLines = data.lines.length > 0;
    if (hasLines && (chose(input, 'done') || saidYes(input))) return onward(data);
    if (input.kind !== 'text') return { kind: 'not-an-answer' };
    const removed = readMemberNumber(REMOVE_LINE.exec(input.text.trim())?.[1] ?? '');
    if (removed !== undefined) return without(data, removed);
    if (!/[\d๐-๙]/.test(input.text)) return hintOf('opening-balances.lines_hint', run);
    return take(ctx, data, input.text);
  },
};

async function take(ctx: TurnContext, data: TakeOverData, text: string): Promise<TakeOverMove> {
  const taken = await takeLines(ctx, await groupOf(ctx, data), data.lines, text);
  const next = { ...data, lines: taken.lines };
  if (taken.untaken.length === 0) return onward(next);
  const say = [untakenLines(taken.untaken, taken.lines.length)];
  if (taken.lines.length === 0) return { kind: 'retry', say };
  return { kind: 'to', step: 'lines', data: next, say };
}

/** Lines are taken wherever they come: none is dropped because a question stood open. */
async function takeMore(
  ctx: TurnContext,
  data: TakeOverData,
  input: Input,
): Promise<TakeOverMove | undefined> {
  if (input.kind !== 'text') return undefined;
  return registerLines(input.text).some(isMeantAsLine) ? take(ctx, data, input.text) : undefined;
}

function without(data: TakeOverData, memberNo: string): TakeOverMove {
  const left = data.lines.filter((line) => line.memberNo !== memberNo);
  const key = left.length < data.lines.length ? 'removed' : 'not_there';
  const say = [{ kind: 'text', key: `opening-balances.${key}`, params: { memberNo } }] as const;
  return { kind: 'to', step: 'lines', data: { ...data, lines: left }, say };
}

const paid: Step<TakeOverData> = {
  freeText: true,
  ask: async (ctx) => [askPaid(monthOf(ctx.today))],
  async accept(ctx, data, input, run) {
    const more = await takeMore(ctx, data, input);
    if (more) return more;
    if (chose(input, 'paid') || saidYes(input)) return onward({ ...data, isPaid: true });
    if (chose(input, 'not-paid') || saidNo(input)) return onward({ ...data, isPaid: false });
    if (isOtherMatter(input)) return { kind: 'not-an-answer' };
    return hintOf('opening-balances.paid_hint', run);
  },
};

const summary: Step<TakeOverData> = {
  freeText: true,
  async ask(ctx, data) {
    const payload = payloadOf(data.lines, data.isPaid ?? false, ctx.today);
    const totals = await totalsOf(ctx.stores, data.groupId, payload);
    return [...lineViews(totals.lines), takeOverCard(await groupOf(ctx, data), totals)];
  },
  async accept(ctx, data, input, run) {
    if (confirms(input)) return request(ctx, data);
    if (corrects(input)) return { kind: 'to', step: 'lines', data: { ...data, isPaid: null } };
    const more = await takeMore(ctx, data, input);
    if (more) return more;
    if (isOtherMatter(input)) return { kind: 'not-an-answer' };
    return hintOf('opening-balances.summary_hint', run);
  },
};

/** Whoever copied the register has confirmed: another of the committee compares it. */
async function request(ctx: TurnContext, data: TakeOverData): Promise<TakeOverMove> {
  const bar = await barred(ctx, await groupOf(ctx, data));
  if (bar) return bar;
  const asked = await askApproval(ctx, takeOverApproval, {
    groupId: data.groupId,
    payload: payloadOf(data.lines, data.isPaid ?? false, ctx.today),
    subject: TAKE_OVER,
    concerns: [],
  });
  // What was typed stays until the other set is decided.
  if (asked.kind === 'open-already') return retryWith('opening-balances.waiting_kept');
  return { kind: 'end', say: asked.say, category: 'approval' };
}

/** Members and savings from the paper register: lines, all of them once more, then a second person. */
export const takeOverFlow = defineFlow<TakeOverData, TakeOverParams>({
  name: 'opening-balances.take-over',
  version: 1,
  data: takeOverData,
  params: takeOverParams,
  wait: { remindAfterMs: 30 * MINUTE_MS, endAfterMs: 24 * HOUR_MS },
  unmetered: true,
  steps: { group, lines, paid, summary },
  async begin(ctx, { groupId }) {
    const begun = whichGroup(await ownGroups(ctx, 'opening.record'), groupId);
    if (begun.kind === 'none') return over('opening-balances.committee_only');
    const data = { groupId: begun.group?.groupId ?? '', lines: [], isPaid: null };
    return { kind: 'to', step: data.groupId === '' ? 'group' : 'lines', data };
  },
});
