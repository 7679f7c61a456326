import { MENU, verbChoice } from '../../../conversation/choices.ts';
import type { Choice, Value, View } from '../../../conversation/view.ts';
import { addMonths, type Month } from '../../../domain/bangkok-time.ts';
import type { Section } from '../trial.view.ts';
import type { Names, PageLine, StatementPage } from './statement-page.ts';
import { STATEMENTS, writeRef, type Statement, type StatementRef } from './statement-ref.ts';

/** Lines on a card, and in a message of plain text. */
const LINES = { card: 8, text: 25 } as const;

/** What every statement bears: what it is, whose, of which month, up to which entry. */
export interface StatementHead {
  ref: StatementRef & { month: Month; upTo: number };
  /** The group, or a member with the group. */
  whose: Value;
  /** Whether there is a month before it. */
  hasEarlier: boolean;
}

export const VERB = 'statement';

const title = ({ ref }: StatementHead): { t: string; params: { month: Value } } => ({
  t: `closing.statement.title.${ref.what}`,
  params: { month: { month: ref.month } },
});
const detail = ({ ref, whose }: StatementHead): Value => ({
  t: 'closing.statement.as_of',
  params: { whose, upTo: String(ref.upTo) },
});

const button = (label: string, ref: StatementRef): Choice => verbChoice(label, VERB, writeRef(ref));

function below(head: StatementHead): Choice[] {
  const { ref } = head;
  const other = ref.how === 'card' ? 'text' : 'card';
  const earlier = { ...ref, month: addMonths(ref.month, -1), from: 0 };
  return [
    button(`closing.statement.as_${other}`, { ...ref, how: other, from: 0 }),
    ...(head.hasEarlier ? [button('closing.statement.month_before', earlier)] : []),
    MENU,
  ];
}

/** The lines that go on this page, so that only their names have to be known. */
export const linesShown = ({ lines }: StatementPage, { from, how }: StatementRef): PageLine[] =>
  lines.slice(from, from + LINES[how]);

export function pageView(head: StatementHead, page: StatementPage, names: Names): View {
  const { ref } = head;
  const lines = linesShown(page, ref);
  const next = ref.from + lines.length;
  const isLast = next >= page.lines.length;
  const more = isLast ? [] : [button('common.more', { ...ref, from: next })];
  const named = lines.map((line) => ({ ...line, title: withName(line, names) }));
  if (ref.how === 'text') {
    return textView(
      head,
      [page.above, ...named.flatMap(asText), ...(isLast ? [page.below] : [])],
      more,
    );
  }
  return {
    kind: 'card',
    template: 'list',
    data: {
      title: title(head),
      detail: { lines: [detail(head), page.above] },
      rows: named.map((line) => ({ title: line.title, detail: line.detail })),
      ...(isLast && { note: page.below }),
      ...(more[0] && { first: more[0] }),
    },
    alt: title(head),
    choices: below(head),
  };
}

const asText = ({ detail: more, title: first }: { title: Value; detail: Value }): Value[] => [
  { t: 'closing.statement.text_line', params: { first, more } },
];

function withName({ memberId, title: first }: PageLine, names: Names): Value {
  const name = names(memberId);
  return name === undefined ? first : { t: 'closing.statement.named', params: { first, name } };
}

export function trialView(head: StatementHead, sections: readonly Section[]): View {
  if (head.ref.how === 'text') {
    const lines = sections.flatMap(({ heading, rows, term }): Value[] => [
      term === undefined ? heading : { t: 'closing.trial.with_term', params: { heading, term } },
      ...rows.map(({ label, value }) => ({
        t: 'closing.statement.row',
        params: { label, value },
      })),
    ]);
    return textView(head, lines, []);
  }
  return {
    kind: 'card',
    template: 'statement',
    data: {
      title: title(head),
      detail: detail(head),
      sections: sections.map(({ heading, rows, term }) => ({
        heading,
        ...(term !== undefined && { term }),
        rows: rows.map(({ label, value }) => ({ label, value })),
      })),
    },
    alt: title(head),
    choices: below(head),
  };
}

function textView(head: StatementHead, lines: readonly Value[], more: readonly Choice[]): View {
  const all: readonly Value[] = [title(head), detail(head), ...lines];
  return {
    kind: 'text',
    key: 'closing.statement.text',
    params: { lines: { lines: all } },
    choices: [...more, ...below(head)],
  };
}

/** What may be seen of a group, a button each. */
export const offered = (groupName: string, choices: readonly Choice[]): View => ({
  kind: 'card',
  template: 'choices',
  data: {
    title: { t: 'closing.statement.offer', params: { group: groupName } },
    rows: choices.map((choice) => ({ choice })),
  },
  alt: { t: 'closing.statement.offer', params: { group: groupName } },
});

export const openStatement = (what: Statement, of: string): Choice =>
  button(`closing.statement.open.${what}`, {
    what,
    how: 'card',
    of,
    month: null,
    upTo: null,
    from: 0,
  });

export const GROUP_STATEMENTS = STATEMENTS.filter((one) => one !== 'account');

export const NOT_YOURS: View = {
  kind: 'text',
  key: 'closing.statement.not_yours',
  choices: [MENU],
};
