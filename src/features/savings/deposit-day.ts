import { BACK, CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { Move, Step } from '../../conversation/flow/flow.ts';
import { hintOf } from '../../conversation/flow/form.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';
import { addDays, dayOfMonth, addMonths, type LocalDate } from '../../domain/bangkok-time.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { DepositData } from './deposit-data.ts';
import { toSummary } from './deposit-moves.ts';
import { takeDay, UNREADABLE, type SaidDay } from './paid-day.ts';
import { refusedDay, UNREADABLE_DAY } from './refused-day.ts';

/** The first day that a deposit of this group may bear today. */
async function earliestDay(ctx: TurnContext, { groupId, rules }: Group): Promise<LocalDate> {
  const head = await ctx.stores.ledger.head(groupId);
  const closed = head?.closedThrough ?? null;
  const open = closed === null ? '' : dayOfMonth(addMonths(closed, 1), 1);
  const latest = [addDays(ctx.today, -rules.backdateDays), head?.openedOn ?? '', open].toSorted();
  return latest.at(-1) ?? ctx.today;
}

/** On with this day, or why not; the step stays as it was. */
export async function toDay(
  ctx: TurnContext,
  data: DepositData,
  day: SaidDay,
): Promise<Move<DepositData>> {
  const group = await ctx.stores.groups.byId(data.groupId);
  if (!group) throw new Error('the group of a deposit is gone');
  if (day === UNREADABLE) return { kind: 'retry', say: [UNREADABLE_DAY] };
  const refusal = await refusedDay(ctx, group, day);
  if (refusal) return { kind: 'retry', say: [refusal] };
  return toSummary(ctx, { ...data, paidOn: day === ctx.today ? null : day });
}

/** A day and nothing else: `เมื่อวาน`, `วันที่ 20`, `20/11`. */
export function dayTyped(ctx: TurnContext, text: string): SaidDay | undefined {
  const { day, rest } = takeDay(asciiDigits(text.trim()), ctx);
  return rest === '' ? day : undefined;
}

/** เปลี่ยนวันที่: a picker that offers only what the group's rule and its closed months leave. */
export const dayStep: Step<DepositData> = {
  async ask(ctx, data) {
    const group = await ctx.stores.groups.byId(data.groupId);
    if (!group) throw new Error('the group of a deposit is gone');
    const min = await earliestDay(ctx, group);
    return [askDay({ min, today: ctx.today, now: data.paidOn ?? ctx.today })];
  },
  async accept(ctx, data, input, run) {
    if (input.kind === 'picked') return toDay(ctx, data, input.picked);
    if (input.kind === 'choice') {
      const days = Number(/^ago:([01])$/.exec(input.value)?.[1] ?? 0);
      return toDay(ctx, data, addDays(ctx.today, -days));
    }
    if (input.kind !== 'text') return hintOf('savings.deposit.day.hint', run);
    const text = asciiDigits(input.text.trim());
    const bare = /^\d{1,2}$/.test(text) ? dayTyped(ctx, `วันที่ ${text}`) : undefined;
    const day = bare ?? dayTyped(ctx, text) ?? dayTyped(ctx, `วันที่ ${text}`);
    return day === undefined ? hintOf('savings.deposit.day.hint', run) : toDay(ctx, data, day);
  },
};

const askDay = (days: { min: LocalDate; now: LocalDate; today: LocalDate }): View => ({
  kind: 'text',
  key: 'savings.deposit.day.ask',
  params: { now: { date: days.now }, earliest: { date: days.min } },
  choices: [
    {
      label: 'savings.deposit.day.pick',
      act: { do: 'pick-date', value: 'day', initial: days.now, min: days.min, max: days.today },
    },
    stepChoice('savings.deposit.day.today', 'ago:0'),
    ...(days.min < days.today ? [stepChoice('savings.deposit.day.yesterday', 'ago:1')] : []),
    BACK,
    CANCEL,
  ],
});
