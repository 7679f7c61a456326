import { BACK, CANCEL, MENU, stepChoice, verbChoice } from '../../conversation/choices.ts';
import type { Value, View } from '../../conversation/view.ts';
import type { LocalDate } from '../../domain/bangkok-time.ts';
import { KINDS, SMALLEST_NOTE, worthOf, type Kind, type Pieces } from '../../domain/cash/pieces.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { CashCount } from '../../ports/stores/cash-counts-store.ts';
import { piecesOf, uncounted, type CountData } from './count-data.ts';
import type { FiguresNow } from './figures-now.ts';
import { baht } from './trial.view.ts';

/** The four figures, with what was counted. */
export type Figures = Omit<FiguresNow, 'seq'> & { counted: bigint };

export const REST = 'rest';
const SATANG_PER_BAHT = 100;

export const kindName = (kind: Kind): Value => {
  if (kind < SATANG_PER_BAHT) return { t: 'closing.kind.satang', params: { worth: kind } };
  const params = { worth: kind / SATANG_PER_BAHT };
  return { t: kind >= SMALLEST_NOTE ? 'closing.kind.note' : 'closing.kind.coin', params };
};

const many = (kind: Kind, count: number): Value => ({
  t: kind >= SMALLEST_NOTE ? 'closing.kind.notes' : 'closing.kind.coins',
  params: { count },
});

export function askKind(kind: Kind, data: CountData): View {
  const left = uncounted(data);
  const isFirst = left.length === KINDS.length;
  const rest = left.length > 1 ? [stepChoice('closing.count.rest_none', REST)] : [];
  return {
    kind: 'text',
    key: isFirst ? 'closing.count.ask_first' : 'closing.count.ask',
    params: {
      kind: kindName(kind),
      ...(!isFirst && { sofar: { money: worthOf(piecesOf(data)) } }),
    },
    choices: [stepChoice('closing.count.none', '0'), ...rest, ...(isFirst ? [] : [BACK]), CANCEL],
  };
}

/** What is counted against what the books say. */
export function difference({ counted, register }: Figures): Value {
  if (counted === register) return { t: 'closing.diff.equal' };
  return counted > register
    ? { t: 'closing.diff.over', params: { amount: { money: counted - register } } }
    : { t: 'closing.diff.short', params: { amount: { money: register - counted } } };
}

function unbanked({ paidIn, received }: Figures): Value {
  if (paidIn === received) {
    return { t: `closing.diff.${received === 0n ? 'nothing_received' : 'all_banked'}` };
  }
  return paidIn < received
    ? { t: 'closing.diff.not_banked', params: { amount: { money: received - paidIn } } }
    : { t: 'closing.diff.more_banked', params: { amount: { money: paidIn - received } } };
}

type Rows = readonly { label: Value; value: Value }[];

export const figureRows = (figures: Figures): Rows => [
  {
    label: { t: 'closing.figure.received', params: { count: figures.receipts } },
    value: baht(figures.received),
  },
  { label: { t: 'closing.figure.register' }, value: baht(figures.register) },
  { label: { t: 'closing.figure.counted' }, value: baht(figures.counted) },
  { label: { t: 'closing.figure.paid_in' }, value: baht(figures.paidIn) },
];

export const differenceRows = (figures: Figures): Rows => [
  { label: { t: 'closing.diff.counted' }, value: difference(figures) },
  { label: { t: 'closing.diff.banked' }, value: unbanked(figures) },
];

export const pieceRows = (pieces: Pieces): Rows =>
  KINDS.flatMap((kind) => {
    const count = pieces[kind] ?? 0;
    return count === 0 ? [] : [{ label: kindName(kind), value: many(kind, count) }];
  });

/** A difference never goes away: it goes to suspense under two names. */
export const differenceWarning = (figures: Figures): Value | undefined =>
  figures.counted === figures.register
    ? undefined
    : { t: 'closing.count.to_suspense', params: { difference: difference(figures) } };

export function countSummary(
  data: CountData,
  figures: Figures,
  { day, group, no }: { group: Group; day: LocalDate; no: number },
): View {
  const warning = differenceWarning(figures);
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: 'closing.count.title' },
      detail: { t: 'closing.count.of_day', params: { group: group.name, day: { date: day }, no } },
      amountLabel: { t: 'closing.count.amount' },
      amount: { money: figures.counted },
      words: { moneyWords: figures.counted },
      rows: [...pieceRows(piecesOf(data)), ...figureRows(figures), ...differenceRows(figures)],
      ...(warning !== undefined && { warning }),
      confirm: stepChoice('common.confirm', 'confirm'),
      change: stepChoice('common.change', 'change'),
      cancel: CANCEL,
    },
    alt: {
      t: 'closing.count.summary_alt',
      params: { counted: { money: figures.counted }, difference: difference(figures) },
    },
    choices: [BACK],
  };
}

/** Which of the kinds was counted wrongly. */
export const changeList = (data: CountData): View => ({
  kind: 'card',
  template: 'list',
  data: {
    title: { t: 'closing.count.change_title' },
    rows: KINDS.map((kind, index) => ({
      title: {
        t: 'closing.numbered',
        params: { number: index + 1, label: kindName(kind) },
      },
      detail: many(kind, piecesOf(data)[kind] ?? 0),
      choice: stepChoice('closing.count.change_line', String(kind), { kind: kindName(kind) }),
    })),
  },
  alt: { t: 'closing.count.change_title' },
  choices: [BACK, CANCEL],
});

export const countedAlready = (
  { confirmedAt, counted, no }: CashCount,
  names: { counter: Value; checker: Value },
): View => ({
  kind: 'text',
  key: 'closing.count.confirmed_already',
  params: { no, counted: { money: counted }, at: { instant: confirmedAt ?? 0 }, ...names },
});

/** After the second person has confirmed it; whoever counted can go on to the bank. */
export const countConfirmed = (
  figures: Figures,
  { day, no }: { day: LocalDate; no: number },
  who: 'maker' | 'checker',
): View => ({
  kind: 'text',
  key:
    figures.counted === figures.register
      ? 'closing.count.confirmed_equal'
      : 'closing.count.confirmed_suspense',
  params: {
    no,
    day: { date: day },
    counted: { money: figures.counted },
    ...(figures.counted !== figures.register && { difference: difference(figures) }),
  },
  choices: [
    who === 'maker'
      ? verbChoice('money.group.button', 'group-money')
      : verbChoice('approvals.button', 'approvals'),
    MENU,
  ],
});
