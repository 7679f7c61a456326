import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { CardData, Choice, Value, View } from '../../conversation/view.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { placeOf } from './open-group.view.ts';
import type { GroupTotals } from './read-totals.ts';

export interface GroupCard {
  totals: GroupTotals;
  mayIssueCommittee: boolean;
  mayChangePost: boolean;
  mayAdd: boolean;
  maySet: boolean;
  maySeeTrial: boolean;
}

/** One card a group: members, savings, deposit day and rules, in large figures. */
export function totalsView(cards: readonly GroupCard[]): View {
  const list = cards.map(({ totals }) => aloud(totals));
  const [only] = list;
  return {
    kind: 'cards',
    template: 'group-summary',
    items: cards.map(cardData),
    alt:
      only && list.length === 1
        ? only
        : { t: 'groups.summary.alt_many', params: { groups: { list } } },
    choices: [MENU],
  };
}

const baht = (money: bigint): Value => ({ t: 'groups.baht', params: { amount: { money } } });

function cardData({ totals, ...rights }: GroupCard): CardData {
  const { group, members, pledgeSatang, specialSatang } = totals;
  const { rules, districtCode: district, tambonCode: tambon, moo } = group;
  const [first, second, third] = buttonsOf(group.groupId, rights);
  return {
    name: group.name,
    code: group.code,
    pledge: { money: pledgeSatang },
    ...(specialSatang > 0n && { special: { money: specialSatang } }),
    cash: baht(totals.cashSatang),
    bank: baht(totals.bankSatang),
    ...(totals.closedThrough !== null && { closed: { month: totals.closedThrough } }),
    disputes:
      totals.openDisputes === 0
        ? { t: 'groups.summary.no_disputes' }
        : { t: 'groups.summary.disputes', params: { count: totals.openDisputes } },
    members: { t: 'groups.summary.people', params: { count: members } },
    day: { t: 'groups.every_month_on', params: { day: rules.depositDay } },
    next: { date: totals.nextDepositDay },
    range: {
      t: 'groups.summary.range',
      params: { smallest: { money: rules.minSatang }, largest: { money: rules.maxSatang } },
    },
    place: placeOf({ district, tambon, moo }),
    ...(first && { first }),
    ...(second && { second }),
    ...(third && { third }),
  };
}

function buttonsOf(groupId: string, rights: Omit<GroupCard, 'totals'>): Choice[] {
  return [
    ...(rights.mayAdd ? [verbChoice('groups.menu.add', 'groups.add-member', groupId)] : []),
    ...(rights.mayIssueCommittee
      ? [verbChoice('groups.menu.committee_codes', 'linking.committee', groupId)]
      : []),
    ...(rights.mayChangePost
      ? [verbChoice('groups.menu.post', 'groups.change-post', groupId)]
      : []),
    ...(rights.maySet ? [verbChoice('groups.menu.settings', 'groups.settings', groupId)] : []),
    ...(rights.maySeeTrial
      ? [verbChoice('closing.statement.open.trial', 'statement', `trial/card/${groupId}///0`)]
      : []),
  ];
}

const aloud = (totals: GroupTotals): { t: string; params: Record<string, Value> } => ({
  t: 'groups.summary.alt',
  params: {
    group: totals.group.name,
    members: totals.members,
    pledge: { money: totals.pledgeSatang },
    cash: { money: totals.cashSatang },
    bank: { money: totals.bankSatang },
    next: { date: totals.nextDepositDay },
  },
});

/** Districts with how many groups each holds, where one list would be too long. */
export function districtList(districts: ReadonlyMap<string, number>): View {
  return {
    kind: 'card',
    template: 'list',
    data: {
      title: { t: 'groups.list.which_district' },
      rows: [...districts].map(([code, count]) => ({
        title: { t: 'common.area.district', params: { area: { area: code } } },
        detail: { t: 'groups.list.count', params: { count } },
        choice: verbChoice('common.choose', 'groups.list', `${code}:0`),
      })),
    },
    alt: { t: 'groups.list.which_district' },
    choices: [MENU],
  };
}

/** One page of groups; a page past the end is the last one. */
export function groupPage(
  groups: readonly Group[],
  { area, page, perPage }: { area: string; page: number; perPage: number },
): View {
  const pages = Math.ceil(groups.length / perPage);
  const at = Math.min(page, pages - 1);
  const more = verbChoice('common.more', 'groups.list', `${area}:${at + 1}`);
  return {
    kind: 'card',
    template: 'list',
    data: {
      title: { t: 'groups.list.title' },
      detail: { t: 'groups.list.page', params: { count: groups.length, page: at + 1, pages } },
      rows: groups.slice(at * perPage, (at + 1) * perPage).map(({ name, code, groupId }) => ({
        title: name,
        detail: code,
        choice: verbChoice('common.choose', 'groups.show', groupId),
      })),
      ...(at + 1 < pages && { first: more }),
    },
    alt: { t: 'groups.list.title' },
    choices: [MENU],
  };
}
