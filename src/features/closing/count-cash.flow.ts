import { whichGroup } from '../../conversation/which-group.ts';
import { nameParty } from '../../conversation/approvals/name-party.ts';
import { MENU } from '../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { fieldSteps, hintOf, nextStep, SUMMARY } from '../../conversation/flow/form.ts';
import type { Input } from '../../conversation/flow/input.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import { confirms, corrects } from '../../conversation/said.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';
import { KINDS, worthOf, type Kind } from '../../domain/cash/pieces.ts';
import { askCount } from './ask-count.ts';
import { countData, countParams, piecesOf, type CountData } from './count-data.ts';
import { doubtOf, sureStep } from './count-sure.ts';
import { asOfNow, countFields, stepOf } from './count-fields.ts';
import { changeList, countedAlready, countSummary } from './count.view.ts';
import { figuresNow } from './figures-now.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/durations.ts';

const end = (key: string): Move<CountData> => ({
  kind: 'end',
  how: 'cancelled',
  say: [{ kind: 'text', key, choices: [MENU] }],
});

const summary: Step<CountData> = {
  async ask(ctx, data) {
    const group = await ctx.stores.groups.byId(data.groupId ?? '');
    if (!group) throw new Error('cash of no group');
    const figures = await figuresNow(ctx.stores, group.groupId, ctx.today);
    const counted = worthOf(piecesOf(data));
    const no = ((await ctx.stores.cashCounts.ofDay(group.groupId, ctx.today)).at(-1)?.no ?? 0) + 1;
    return [countSummary(data, { ...figures, counted }, { group, day: ctx.today, no })];
  },
  async accept(ctx, data, input, run) {
    if (confirms(input)) {
      const doubt = await doubtOf(ctx, data);
      return doubt ? { kind: 'to', step: 'sure', data } : confirm(ctx, data);
    }
    if (corrects(input)) return { kind: 'to', step: 'change', data };
    return isOtherMatter(input)
      ? { kind: 'not-an-answer' }
      : hintOf('closing.count.summary_hint', run);
  },
};

async function confirm(ctx: TurnContext, data: CountData): Promise<Move<CountData>> {
  const { groupId, seq } = data;
  const result = await askCount(ctx, { groupId: groupId ?? '', pieces: piecesOf(data), seq });
  switch (result.kind) {
    case 'asked':
      return { kind: 'end', say: result.say, category: 'approval' };
    case 'forbidden':
      return end('closing.forbidden');
    case 'moved': {
      const say = [{ kind: 'text', key: 'closing.count.figures_moved' }] as const;
      return { kind: 'to', step: SUMMARY, data: await asOfNow(ctx, data), say };
    }
  }
}

/** What was counted today before, and what becomes of it. */
async function countedBefore(ctx: TurnContext, groupId: string): Promise<View[]> {
  const today = await ctx.stores.cashCounts.ofDay(groupId, ctx.today);
  const standing = today.find(({ stands }) => stands);
  if (!standing) {
    return today.length > 0 ? [{ kind: 'text', key: 'closing.count.replaces' }] : [];
  }
  const named = (personId: string | null) =>
    nameParty(ctx.stores, { personId: personId ?? '', memberId: null }, groupId);
  return [
    countedAlready(standing, {
      counter: await named(standing.countedBy),
      checker: await named(standing.confirmedBy),
    }),
  ];
}

const change: Step<CountData> = {
  asksLine: true,
  ask: async (_ctx, data) => [changeList(data)],
  async accept(_ctx, data, input, run) {
    const kind = kindChosen(input);
    if (kind !== undefined) return { kind: 'to', step: stepOf(kind), data };
    return isOtherMatter(input)
      ? { kind: 'not-an-answer' }
      : hintOf('closing.count.change_hint', run);
  },
};

/** By its button, or its number in the list. */
function kindChosen(input: Input): Kind | undefined {
  if (input.kind === 'choice') return KINDS.find((kind) => String(kind) === input.value);
  if (input.kind !== 'text') return undefined;
  const number = /^(?:ข้อ|แก้ข้อ|line)?\s*(\d{1,2})$/i.exec(asciiDigits(input.text.trim()))?.[1];
  return number === undefined ? undefined : KINDS[Number(number) - 1];
}

/** นับเงิน: the treasurer counts notes and coins; somebody else of the committee confirms them. */
export const countCashFlow = defineFlow({
  name: 'closing.count-cash',
  version: 1,
  data: countData,
  params: countParams,
  wait: { remindAfterMs: 15 * MINUTE_MS, endAfterMs: 3 * HOUR_MS },
  // A long form, answered fast by somebody whose right was checked when it began.
  unmetered: true,
  steps: { ...fieldSteps(countFields), [SUMMARY]: summary, sure: sureStep(confirm), change },
  async begin(ctx, params) {
    const which = whichGroup(await ownGroups(ctx, 'cash.count'), params.groupId);
    if (which.kind === 'none') return end('closing.count.treasurer_only');
    const groupId = which.group?.groupId ?? null;
    const data = await asOfNow(ctx, { groupId, pieces: params.pieces, seq: null });
    const say = groupId === null ? [] : await countedBefore(ctx, groupId);
    return { kind: 'to', step: nextStep(countFields, data), data, say };
  },
});
