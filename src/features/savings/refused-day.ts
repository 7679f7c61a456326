import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Params, View } from '../../conversation/view.ts';
import type { LocalDate } from '../../domain/bangkok-time.ts';
import { effectiveDateOf } from '../../domain/ledger/effective-date.ts';
import type { Refused } from '../../domain/ledger/refusal.ts';
import type { Group } from '../../ports/stores/groups-store.ts';

/** Why a deposit may not bear this day; undefined when it may. */
export async function refusedDay(
  ctx: TurnContext,
  group: Group,
  day: LocalDate,
): Promise<View | undefined> {
  const head = await ctx.stores.ledger.head(group.groupId);
  if (!head) return undefined;
  const { backdateDays } = group.rules;
  const judged = effectiveDateOf(day, head, ctx.today, backdateDays);
  return judged.kind === 'refused' ? dayRefusal(judged, day, backdateDays) : undefined;
}

function dayRefusal(refusal: Refused, day: LocalDate, days: number): View {
  const say = (key: string, params: Params = {}): View => ({
    kind: 'text',
    key: `savings.deposit.day.${key}`,
    params: { day: { date: day }, ...params },
  });
  switch (refusal.reason) {
    case 'date-in-future':
      return say('future');
    case 'date-too-old':
      return days === 0
        ? say('only_today')
        : say('too_old', { days, earliest: { date: refusal.earliest } });
    case 'month-closed':
      return say('closed', {
        month: { month: refusal.month },
        earliest: { date: refusal.earliest },
      });
    case 'date-before-opening':
      return say('before_books', { earliest: { date: refusal.earliest } });
    default:
      return UNREADABLE_DAY;
  }
}

/** Something meant as a day is none: 31 ก.พ. */
export const UNREADABLE_DAY: View = { kind: 'text', key: 'savings.deposit.day.unreadable' };
