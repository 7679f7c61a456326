import { BACK, CANCEL, stepChoice, verbChoice } from '../../conversation/choices.ts';
import type { Choice, Params, Value, View } from '../../conversation/view.ts';
import type { Month } from '../../domain/bangkok-time.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { FAULTS_SHOWN, LINES_SHOWN } from './limits.ts';
import type { ShownLine, Totals } from './take-over.content.ts';

/** A line that was not taken, as it was typed, and why. */
export interface UntakenLine {
  text: string;
  fault: string;
  params?: Params;
}

const DONE = stepChoice('opening-balances.done', 'done');

/** How lines are written, with an example; with some taken already, how many. */
export function askLines(group: Group, taken: number): View {
  const key = taken === 0 ? 'ask_lines' : 'ask_more';
  const choices: Choice[] =
    taken === 0
      ? [verbChoice('opening-balances.own_button', 'opening-balances.own-money'), CANCEL]
      : [DONE, CANCEL];
  return {
    kind: 'text',
    key: `opening-balances.${key}`,
    params: { group: group.name, count: taken },
    choices,
  };
}

/** The lines that have to be written again; the others are kept. */
export function untakenLines(untaken: readonly UntakenLine[], taken: number): View {
  const shown = untaken.slice(0, FAULTS_SHOWN).map(({ fault, params, text }): Value => ({
    t: 'opening-balances.fault_line',
    params: {
      line: text,
      why: { t: `opening-balances.fault.${fault}`, ...(params && { params }) },
    },
  }));
  const rest = untaken.length - shown.length;
  const more: Value[] =
    rest > 0 ? [{ t: 'opening-balances.faults_more', params: { count: rest } }] : [];
  return {
    kind: 'text',
    key: taken === 0 ? 'opening-balances.none_taken' : 'opening-balances.some_taken',
    params: { count: untaken.length, taken, lines: { lines: [...shown, ...more] } },
    choices: taken === 0 ? [CANCEL] : [DONE, CANCEL],
  };
}

export const askPaid = (month: Month): View => ({
  kind: 'text',
  key: 'opening-balances.ask_paid',
  params: { month: { month } },
  choices: [
    stepChoice('opening-balances.paid', 'paid'),
    stepChoice('opening-balances.not_paid', 'not-paid'),
    BACK,
    CANCEL,
  ],
});

/** Every line as it will be booked, some to a message. */
export function lineViews(lines: readonly ShownLine[]): View[] {
  const pages = Math.ceil(lines.length / LINES_SHOWN);
  return Array.from({ length: pages }, (_, page): View => {
    const shown = lines.slice(page * LINES_SHOWN, (page + 1) * LINES_SHOWN);
    return {
      kind: 'text',
      key: 'opening-balances.lines',
      params: { lines: { lines: shown.map(lineValue) } },
    };
  });
}

const lineValue = (line: ShownLine): Value => ({
  t: line.special > 0n ? 'opening-balances.line_special' : 'opening-balances.line',
  params: {
    number: line.memberNo,
    name: line.name,
    pledge: { money: line.pledge },
    was:
      line.was === null
        ? ''
        : { t: 'opening-balances.pledge_was', params: { pledge: { money: line.was } } },
    savings: { money: line.savings },
    special: { money: line.special },
    behind:
      line.behind === 0 ? '' : { t: 'opening-balances.behind', params: { count: line.behind } },
  },
});

/** What both people should look at twice; undefined where there is nothing. */
export function registerWarning({ large, twins }: Totals): Value | undefined {
  const lines: Value[] = [
    ...(large.length > 0
      ? [{ t: 'opening-balances.large', params: { numbers: { list: large } } }]
      : []),
    ...(twins.length > 0
      ? [{ t: 'opening-balances.twins', params: { names: { list: twins } } }]
      : []),
  ];
  return lines.length === 0 ? undefined : { lines };
}

/** Everything once more before the second person is asked. */
export function takeOverCard(group: Group, totals: Totals): View {
  const { rows, total } = totals;
  const warning = registerWarning(totals);
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: 'opening-balances.summary' },
      detail: group.name,
      amountLabel: { t: 'opening-balances.total' },
      amount: { money: total },
      words: { moneyWords: total },
      rows: rows.map(({ label, value }) => ({ label, value })),
      ...(warning !== undefined && { warning }),
      confirm: stepChoice('opening-balances.ask', 'confirm'),
      change: stepChoice('opening-balances.more_lines', 'change'),
      cancel: CANCEL,
    },
    alt: {
      t: 'opening-balances.summary_alt',
      params: { count: totals.lines.length, amount: { money: total } },
    },
    choices: [BACK],
  };
}
