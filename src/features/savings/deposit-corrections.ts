import type { Move, Step } from '../../conversation/flow/flow.ts';
import type { Input } from '../../conversation/flow/input.ts';
import { typedLine } from '../../conversation/flow/typed-choice.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { satangToText } from '../../domain/money.ts';
import type { DepositData } from './deposit-data.ts';
import { draftOf, monthsFor, MONTHS_GUESSED_MAX, type DepositDraft } from './deposit-draft.ts';
import { dayTyped, toDay } from './deposit-day.ts';
import { toSummary } from './deposit-moves.ts';
import { chosenOrder } from './month-orders.ts';
import { takeWords } from './line-words.ts';
import { askAmount, askChange, askChannel, askMonths } from './deposit.view.ts';

const hint = (key: string): Move<DepositData> => ({ kind: 'retry', say: [{ kind: 'text', key }] });

/** The draft a correction is about; members who left meanwhile end the correction. */
async function draft(ctx: TurnContext, data: DepositData): Promise<DepositDraft> {
  const found = await draftOf(ctx, data);
  if (!found) throw new Error('the member of a deposit is gone');
  return found;
}

/** Which line of the summary is to be changed. */
export const changeStep: Step<DepositData> = {
  ask: async (_ctx, data) => [askChange(data.target)],
  async accept(ctx, data, input) {
    const line =
      input.kind === 'text' ? typedLine(ctx, [askChange(data.target)], input.text) : undefined;
    return (
      (await correction(ctx, data, input)) ??
      (line && (await correction(ctx, data, line))) ??
      hint('savings.deposit.ask_change')
    );
  },
};

const STEP_OF: Readonly<Record<string, string>> = {
  'change:months': 'months',
  'change:amount': 'amount',
  'change:channel': 'channel',
  'change:day': 'day',
  'change:member': 'member',
  change: 'change',
};

/**
 * A correction asked for by a button of the summary, or typed beneath it: another channel, amount
 * or months. Undefined when the input is none.
 */
export async function correction(
  ctx: TurnContext,
  data: DepositData,
  input: Input,
): Promise<Move<DepositData> | undefined> {
  if (input.kind === 'choice') {
    const step =
      data.target === 'special' && input.value === 'change:months'
        ? undefined
        : STEP_OF[input.value];
    // Another member has paid other months.
    if (step === 'member')
      return { kind: 'to', step, data: { ...data, months: [], monthsWere: [] } };
    if (step !== undefined) return { kind: 'to', step, data };
    const ordered = chosenOrder(input, await draft(ctx, data));
    if (ordered) return otherMonths(ctx, data, ordered);
    const channel = channelOf(input);
    return channel && toSummary(ctx, { ...data, channel });
  }
  if (input.kind !== 'text') return undefined;
  const day = dayTyped(ctx, input.text);
  if (day !== undefined) return toDay(ctx, data, day);
  const { rest, channel } = takeWords(ctx, input.text.trim().replace(/\s+/g, ' '));
  if (channel && rest === '') return toSummary(ctx, { ...data, channel });
  if (data.target === 'special' || !saysOnlyMonths(ctx, input.text)) return undefined;
  const months = await monthsSaid(ctx, data, input.text);
  return months && otherMonths(ctx, data, months);
}

function channelOf(input: Input): 'cash' | 'transfer' | undefined {
  if (input.kind !== 'choice') return undefined;
  if (input.value === 'channel:cash') return 'cash';
  return input.value === 'channel:transfer' ? 'transfer' : undefined;
}

/** True for `ต.ค. พ.ย.`, `สองเดือน`, `2 เดือน`: with anything else beside it, it may be about someone else. */
function saysOnlyMonths({ interpreter, today }: TurnContext, text: string): boolean {
  const words = text.trim().split(/\s+/);
  if (words.every((word) => (interpreter.months(word, { today }) ?? []).length > 0)) return true;
  const { monthCount } = interpreter.read(text, { today });
  if (monthCount === undefined || words.length > 2) return false;
  return words.length === 1 || interpreter.count(words[0] ?? '') === monthCount;
}

/** Months said by name (`พ.ย. ธ.ค.`) or by number (`สองเดือน`). */
async function monthsSaid(
  ctx: TurnContext,
  data: DepositData,
  text: string,
): Promise<string[] | undefined> {
  const reading = ctx.interpreter.read(text, { today: ctx.today });
  // A payment is for the nearest such month, not for the last one gone by.
  const named = ctx.interpreter.months(text, { today: ctx.today }) ?? reading.months;
  if (named && named.length > 0) return named;
  if (reading.monthCount === undefined) return undefined;
  return monthsCounted(ctx, data, reading.monthCount);
}

async function monthsCounted(
  ctx: TurnContext,
  data: DepositData,
  count: number,
): Promise<string[] | undefined> {
  if (count < 1 || count > MONTHS_GUESSED_MAX) return undefined;
  const { group, member } = await draft(ctx, data);
  return monthsFor(ctx, group, member, { count, amount: null, day: data.paidOn });
}

/** Months that took the place of paid ones are said on the next card. */
async function otherMonths(
  ctx: TurnContext,
  data: DepositData,
  months: string[],
): Promise<Move<DepositData>> {
  const { alreadyPaid } = await draft(ctx, data);
  const monthsWere = alreadyPaid.length > 0 ? data.months : data.monthsWere;
  return toSummary(ctx, { ...data, months, monthsWere });
}

export const monthsStep: Step<DepositData> = {
  ask: async (ctx, data) => [askMonths(await draft(ctx, data))],
  async accept(ctx, data, input) {
    const counted =
      input.kind === 'choice' ? /^count:(\d{1,2})$/.exec(input.value)?.[1] : undefined;
    if (counted !== undefined) {
      const months = await monthsCounted(ctx, data, Number(counted));
      if (months) return otherMonths(ctx, data, months);
    }
    const ordered = chosenOrder(input, await draft(ctx, data));
    if (ordered) return otherMonths(ctx, data, ordered);
    if (input.kind !== 'text') return hint('savings.deposit.months_hint');
    const bare = ctx.interpreter.count(input.text);
    const months =
      (await monthsSaid(ctx, data, input.text)) ??
      (bare === undefined ? undefined : await monthsCounted(ctx, data, bare));
    return months ? otherMonths(ctx, data, months) : hint('savings.deposit.months_hint');
  },
};

export const amountStep: Step<DepositData> = {
  ask: async (ctx, data) => [askAmount(await draft(ctx, { ...data, amount: null }))],
  async accept(ctx, data, input) {
    if (data.target === 'pledge' && input.kind === 'choice' && input.value === 'expected') {
      return toSummary(ctx, { ...data, amount: null });
    }
    if (input.kind !== 'text') return hint('savings.deposit.amount_hint');
    const amount = ctx.interpreter.amount(input.text);
    if (amount.kind === 'amount') {
      return toSummary(ctx, { ...data, amount: satangToText(amount.satang) });
    }
    return hint(
      amount.kind === 'refused' ? 'savings.deposit.amount_refused' : 'savings.deposit.amount_hint',
    );
  },
};

export const channelStep: Step<DepositData> = {
  ask: async () => [askChannel()],
  async accept(ctx, data, input) {
    const channel = channelOf(input);
    return channel ? toSummary(ctx, { ...data, channel }) : hint('savings.deposit.channel_hint');
  },
};
