import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Value, View } from '../../conversation/view.ts';
import type { LocalDate } from '../../domain/bangkok-time.ts';
import type { CashCount } from '../../ports/stores/cash-counts-store.ts';
import { differenceRows, figureRows, type Figures } from './count.view.ts';
import type { FiguresNow } from './figures-now.ts';
import { baht, type Section } from './trial.view.ts';

/** A day's cash: what came in and was paid in as it is now, what was counted as it was then. */
export interface DaySheet {
  groupName: string;
  day: LocalDate;
  now: FiguresNow;
  count: CashCount | undefined;
  countedBy: Value | undefined;
  confirmedBy: Value | undefined;
  /** Confirmed counts of the day that others stand for now, oldest first. */
  replaced: readonly CashCount[];
  /** Reference of the picture of the bank's slip, if one was kept. */
  slip: string | null;
}

export function daySheetCard(sheet: DaySheet): View {
  const { day, groupName } = sheet;
  const title = { t: 'closing.day.title', params: { day: { date: day } } };
  return {
    kind: 'card',
    template: 'statement',
    data: {
      title,
      detail: groupName,
      sections: sectionsOf(sheet).map(({ heading, rows }) => ({
        heading,
        rows: rows.map(({ label, value }) => ({ label, value })),
      })),
    },
    alt: title,
    choices: [
      ...(sheet.slip === null
        ? []
        : [verbChoice('money.group.see_slip', 'group-money.slip', sheet.slip)]),
      verbChoice('closing.statement.books_button', 'books'),
      MENU,
    ],
  };
}

function sectionsOf(sheet: DaySheet): Section[] {
  const { count, now } = sheet;
  const heading = { t: 'closing.day.figures' };
  if (!count) {
    const [received, register, counted, paidIn] = figureRows({ ...now, counted: 0n });
    const notCounted = counted && { ...counted, value: { t: 'closing.day.not_counted' } };
    const rows = [received, register, notCounted, paidIn].flatMap((row) => row ?? []);
    return [{ heading, rows }];
  }
  const figures: Figures = { ...now, register: count.register, counted: count.counted };
  const hasMoved = now.register !== count.counted;
  const cashNow = { label: { t: 'closing.day.cash_now' }, value: baht(now.register) };
  return [
    { heading, rows: [...figureRows(figures), ...(hasMoved ? [cashNow] : [])] },
    { heading: { t: 'closing.day.differences' }, rows: differenceRows(figures) },
    { heading: { t: 'closing.day.names' }, rows: namesOf(sheet, count) },
  ];
}

function namesOf(
  { confirmedBy, countedBy, replaced }: DaySheet,
  count: CashCount,
): Section['rows'] {
  return [
    { label: { t: 'closing.day.counted_by' }, value: countedBy ?? { t: 'approvals.someone' } },
    {
      label: { t: 'closing.day.confirmed_by' },
      value:
        count.confirmedBy === null
          ? { t: 'closing.day.not_confirmed' }
          : (confirmedBy ?? { t: 'approvals.someone' }),
    },
    ...(count.suspenseSeq === null
      ? []
      : [
          {
            label: { t: 'savings.account.suspense' },
            value: { t: 'closing.statement.entry', params: { seq: String(count.suspenseSeq) } },
          },
        ]),
    ...replaced.map(({ counted, no }) => ({
      label: { t: 'closing.day.replaced', params: { no } },
      value: {
        t: 'closing.day.replaced_by',
        params: { no: count.no, counted: { money: counted } },
      },
    })),
  ];
}
