import { BACK, CANCEL, MENU, stepChoice } from '../../../conversation/choices.ts';
import type { CardData, Params, View } from '../../../conversation/view.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import { amountOf } from '../check-balance.ts';
import { nameOf } from '../entry-name.ts';
import type { BookedEntry, Correctable } from './correctable.ts';
import type { EntryList } from './list-entries.ts';
import { reasonLabel, reasonsFor } from './reasons.ts';

const aboutEntry = ({ entry, member }: BookedEntry): Params => ({
  kind: { t: `savings.${nameOf(entry)}` },
  amount: { money: amountOf(entry) },
  receipt: entry.receiptNo ?? '-',
  date: { date: entry.effectiveDate },
  who: member
    ? { t: 'savings.correction.member', params: { name: member.name, number: member.memberNo } }
    : { t: 'savings.correction.group_money' },
});

/** Which entry: the last ones, each with its button. */
export function askEntry({ below, rows }: EntryList, group: Group): View {
  const title = { t: 'savings.correction.which', params: { group: group.name } };
  const cards: CardData[] = rows.map((booked) => ({
    title: { t: 'savings.history.row', params: aboutEntry(booked) },
    detail: { t: 'savings.correction.which_row', params: aboutEntry(booked) },
    choice: stepChoice('common.choose', `entry:${booked.entry.seq}`),
  }));
  const more = below === null ? [] : [stepChoice('common.more', `below:${below}`)];
  if (rows.length === 0) {
    return { kind: 'text', key: 'savings.correction.none', choices: [BACK, CANCEL] };
  }
  return {
    kind: 'card',
    template: 'list',
    data: { title, detail: { t: 'savings.correction.which_hint' }, rows: cards },
    alt: title,
    choices: [...more, BACK, CANCEL],
  };
}

export const askReason = (booked: BookedEntry): View => ({
  kind: 'text',
  key: 'savings.correction.ask_reason',
  params: aboutEntry(booked),
  choices: [
    ...reasonsFor(booked.entry).map((reason) =>
      stepChoice(`savings.correction.reason.${reasonLabel(reason, booked.entry)}`, reason),
    ),
    BACK,
    CANCEL,
  ],
});

/** What is to stand instead, for a reason that does not say it; also for changing the answer. */
export const askRight = (booked: BookedEntry): View => ({
  kind: 'text',
  key: 'savings.correction.ask_right',
  choices: [
    stepChoice('savings.deposit.change_member', 'member'),
    stepChoice('savings.deposit.change_amount', 'amount'),
    ...(booked.entry.months.length > 0
      ? [stepChoice('savings.deposit.change_months', 'months')]
      : []),
    stepChoice('savings.correction.nothing_new', 'nothing'),
    BACK,
    CANCEL,
  ],
});

const ask = (key: string, booked: BookedEntry): View => ({
  kind: 'text',
  key: `savings.correction.${key}`,
  params: aboutEntry(booked),
  choices: [BACK, CANCEL],
});

export const askRightMember = (booked: BookedEntry): View => ask('ask_member', booked);
export const askRightAmount = (booked: BookedEntry): View => ask('ask_amount', booked);

export const askRightMonths = (booked: BookedEntry): View => ({
  ...ask('ask_months', booked),
  choices: [
    stepChoice('savings.deposit.this_month', 'count:1'),
    ...[2, 3].map((count) =>
      stepChoice('savings.deposit.months_count', `count:${count}`, { count }),
    ),
    BACK,
    CANCEL,
  ],
});

/** Why this entry cannot be corrected now, and where to go. */
export function notCorrectable(found: Exclude<Correctable, { kind: 'ok' }>): View {
  const key = `savings.correction.not.${found.kind.replaceAll('-', '_')}`;
  if (found.kind === 'frozen') return { kind: 'text', key: 'savings.refused.frozen' };
  const params = found.kind === 'reversed' ? { reversal: found.by.receiptNo ?? '-' } : {};
  return { kind: 'text', key, params, choices: [MENU] };
}

/** Whoever may not correct anything: where a member says that a figure is wrong. */
export const membersDispute = (): View => ({
  kind: 'text',
  key: 'savings.correction.members_dispute',
  choices: [{ label: 'savings.history.button', act: { do: 'verb', verb: 'history' } }, MENU],
});

export const memberNames = (members: readonly Member[]): CardData[] =>
  members.map((member) => ({
    title: member.name,
    detail: { t: 'savings.correction.member', params: { name: '', number: member.memberNo } },
    choice: stepChoice('common.choose', `member:${member.memberId}`),
  }));
