import { CANCEL } from '../../../conversation/choices.ts';
import type { Move, Step } from '../../../conversation/flow/flow.ts';
import { typedLine } from '../../../conversation/flow/typed-choice.ts';
import { EXPENSE_CATEGORIES } from '../../../domain/ledger/ledger-command.ts';
import { satangToText } from '../../../domain/money.ts';
import { memberSteps, type Picking } from '../pick-member.ts';
import { unusableLine } from '../unusable-line.view.ts';
import { whichGroupStep } from '../which-group-step.ts';
import type { GroupMoneyData } from './group-money-data.ts';
import { usualAmount } from './group-money-draft.ts';
import { GROUP_MONEY, SHAPES } from './group-money-kinds.ts';
import { askAmount, askCategory, askKind, askSlip } from './group-money.view.ts';

type Steps = Readonly<Record<string, Step<GroupMoneyData>>>;
const text = (key: string) => ({ kind: 'text', key }) as const;
const hint = (key: string): Move<GroupMoneyData> => ({ kind: 'retry', say: [text(key)] });

/** To what is not known yet, or to the summary. */
export function onward(data: GroupMoneyData): Move<GroupMoneyData> {
  return { kind: 'to', step: missing(data), data };
}

function missing({ amount, category, kind, memberId }: GroupMoneyData): string {
  if (kind === null) return 'what';
  if (SHAPES[kind].ofMember && memberId === null) return 'member';
  if (kind === 'expense' && category === null) return 'category';
  return amount === null ? 'amount' : 'confirm';
}

export const picking: Picking<GroupMoneyData> = {
  question: 'money.group.ask_member',
  choices: [CANCEL],
  take(data, line) {
    const unusable = unusableLine(line);
    if (unusable) return { unusable: { ...unusable, choices: [] } };
    const amount = line.amount === undefined ? data.amount : satangToText(line.amount);
    return { data: { ...data, amount, channel: line.channel ?? data.channel } };
  },
  onward: (_ctx, data) => onward(data),
};

const group = whichGroupStep<GroupMoneyData>((_ctx, data) => onward(data));

const what: Step<GroupMoneyData> = {
  async ask(ctx, data) {
    const of = await ctx.stores.groups.byId(data.groupId);
    if (!of) throw new Error('the group of a dialogue is gone');
    return [askKind(of)];
  },
  async accept(_ctx, data, input) {
    const kind = GROUP_MONEY.find((one) => input.kind === 'choice' && input.value === one);
    if (kind) return onward({ ...data, kind, memberId: null, category: null, slip: null });
    return input.kind === 'text' && input.reading.intent !== 'unknown'
      ? { kind: 'not-an-answer' }
      : hint('money.group.which_hint');
  },
};

const category: Step<GroupMoneyData> = {
  ask: async () => [askCategory()],
  async accept(ctx, data, input) {
    const line = input.kind === 'text' ? typedLine(ctx, [askCategory()], input.text) : input;
    const chosen = EXPENSE_CATEGORIES.find((one) => line?.kind === 'choice' && line.value === one);
    // Words of one's own are never taken: they could name people, and the books are for good.
    return chosen ? onward({ ...data, category: chosen }) : hint('money.group.category_hint');
  },
};

const amount: Step<GroupMoneyData> = {
  ask: async (ctx, data) => [askAmount(data.kind ?? 'other-income', await usualAmount(ctx, data))],
  async accept(ctx, data, input) {
    const usual = await usualAmount(ctx, data);
    if (usual && input.kind === 'choice' && input.value === `usual:${usual.amount}`) {
      return onward({ ...data, amount: satangToText(usual.amount) });
    }
    if (input.kind !== 'text') return hint('savings.deposit.amount_hint');
    const read = ctx.interpreter.amount(input.text);
    if (read.kind === 'amount') return onward({ ...data, amount: satangToText(read.satang) });
    const key = read.kind === 'refused' ? 'amount_refused' : 'amount_hint';
    return hint(`savings.deposit.${key}`);
  },
};

/** The picture of the bank's slip, for those who want to keep it with the entry. */
const slip: Step<GroupMoneyData> = {
  ask: async () => [askSlip()],
  async accept(_ctx, data, input) {
    switch (input.kind) {
      case 'image':
        return {
          kind: 'await-media',
          messageId: input.messageId,
          say: [text('money.group.slip_wait')],
        };
      case 'media':
        return onward({ ...data, slip: input.mediaId });
      case 'media-failed':
        return hint(`money.group.slip_failed.${input.reason}`);
      case 'choice':
        if (input.value === 'none') return onward({ ...data, slip: null });
        return hint('money.group.slip_hint');
      default:
        return input.kind === 'text' && input.reading.intent === 'no'
          ? onward({ ...data, slip: null })
          : hint('money.group.slip_hint');
    }
  },
};

/** All that is asked before the summary. */
export const askingSteps: Steps = { group, what, ...memberSteps(picking), category, amount, slip };
