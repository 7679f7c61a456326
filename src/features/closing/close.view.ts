import { CANCEL, MENU, stepChoice, verbChoice } from '../../conversation/choices.ts';
import type { Params, Value, View } from '../../conversation/view.ts';
import { headDigits } from '../../domain/ledger/head-digits.ts';
import type { CloseRefusal } from '../../domain/ledger/month-close.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { ClosePayload } from './close-data.ts';
import { balancesOf } from './draft-close.ts';
import { baht, trialSections, type Section } from './trial.view.ts';

/** Days that a card names; how many more there are is said. */
const DAYS_SHOWN = 5;

const monthOf = ({ month }: ClosePayload): Value => ({ month });

function uncounted({ uncounted: days }: ClosePayload): Value {
  if (days.length === 0) return { t: 'closing.month.all_counted' };
  const shown = { list: days.slice(0, DAYS_SHOWN).map((date) => ({ date })) };
  const more = days.length - DAYS_SHOWN;
  return more > 0
    ? { t: 'closing.month.days_and_more', params: { days: shown, more } }
    : { t: 'closing.month.days', params: { days: shown } };
}

const some = (count: number, key: string): Value =>
  count === 0 ? { t: 'closing.month.none' } : { t: key, params: { count } };

/** Everything that closing the month is over, in the order it is looked through. */
export function closeSections(payload: ClosePayload): Section[] {
  const { approvals, disputes, hash, receipts, seq } = payload;
  const balances = balancesOf(payload);
  return [
    ...trialSections(balances),
    {
      heading: { t: 'closing.month.look_at' },
      rows: [
        { label: { t: 'closing.month.receipts' }, value: some(receipts, 'closing.month.slips') },
        { label: { t: 'closing.month.disputes' }, value: some(disputes, 'closing.month.matters') },
        {
          label: { t: 'closing.month.approvals' },
          value: some(approvals, 'closing.month.matters'),
        },
        { label: { t: 'closing.month.uncounted' }, value: uncounted(payload) },
        {
          label: { t: 'savings.account.suspense' },
          value:
            (balances['suspense'] ?? 0n) === 0n
              ? { t: 'closing.month.none' }
              : baht(-(balances['suspense'] ?? 0n)),
        },
      ],
    },
    {
      heading: { t: 'closing.month.books' },
      rows: [
        { label: { t: 'closing.month.entry' }, value: String(seq) },
        { label: { t: 'closing.month.digits' }, value: headDigits(hash) },
      ],
    },
  ];
}

export const closeWarning = (payload: ClosePayload): Value => ({
  t: payload.isFirst ? 'closing.month.warning_first' : 'closing.month.warning',
  params: { month: monthOf(payload) },
});

export const closeAloud = (payload: ClosePayload): { t: string; params: Params } => ({
  t: 'closing.month.aloud',
  params: { month: monthOf(payload), seq: String(payload.seq), digits: headDigits(payload.hash) },
});

export const closeSummary = (payload: ClosePayload, group: Group): View => ({
  kind: 'card',
  template: 'confirm',
  data: {
    title: { t: 'closing.month.title', params: { month: monthOf(payload) } },
    detail: group.name,
    rows: closeSections(payload).flatMap(({ rows }) => [...rows]),
    warning: closeWarning(payload),
    confirm: stepChoice('closing.month.confirm', 'confirm'),
    cancel: CANCEL,
  },
  alt: closeAloud(payload),
});

/** Why this month cannot be closed, and what to do instead. */
export function closeRefused(refusal: CloseRefusal): { t: string; params: Params } {
  const t = `closing.month.refused.${refusal.reason}`;
  switch (refusal.reason) {
    case 'closed-already':
      return { t, params: { through: { month: refusal.through } } };
    case 'not-over':
      return { t, params: { month: { month: refusal.month } } };
    case 'before-opening':
      return { t, params: { first: { month: refusal.first } } };
    case 'not-next':
      return { t, params: { next: { month: refusal.next } } };
    case 'frozen':
    case 'books-moved':
      return { t, params: {} };
  }
}

export function closeRefusedView(refusal: CloseRefusal, groupId: string): View {
  const { params, t } = closeRefused(refusal);
  const next =
    refusal.reason === 'not-next'
      ? [verbChoice('closing.month.close_next', 'month-close', groupId)]
      : [];
  return { kind: 'text', key: t, params, choices: [...next, MENU] };
}

export const monthClosed = (payload: ClosePayload, groupName: string): View => ({
  kind: 'text',
  key: 'closing.month.closed',
  params: {
    group: groupName,
    month: monthOf(payload),
    seq: String(payload.seq),
    digits: headDigits(payload.hash),
  },
  choices: [MENU],
});
