import { MENU, stepChoice, verbChoice } from '../../../conversation/choices.ts';
import type { Value, View } from '../../../conversation/view.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { Unsettled } from './unsettled.ts';

const valueOf = (item: Unsettled): Value => {
  if ('satang' in item) return { t: 'groups.baht', params: { amount: { money: item.satang } } };
  if ('count' in item) return { t: 'groups.end.count', params: { count: item.count } };
  return { t: 'groups.end.frozen' };
};

/** What has to be settled first, each with its figure. */
export function unsettledCard(group: Group, items: readonly Unsettled[]): View {
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: 'groups.end.unsettled' },
      detail: group.name,
      rows: items.map((item) => ({
        label: { t: `groups.end.item.${item.kind}` },
        value: valueOf(item),
      })),
      warning: { t: 'groups.end.settle_first' },
    },
    alt: {
      t: 'groups.end.unsettled_alt',
      params: { group: group.name, count: items.length },
    },
    choices: [
      verbChoice('closing.statement.open.trial', 'statement', `trial/card/${group.groupId}///0`),
      MENU,
    ],
  };
}

export function closingCard(group: Group, members: number): View {
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: 'groups.end.title' },
      detail: group.name,
      rows: [
        {
          label: { t: 'groups.end.members' },
          value: { t: 'groups.summary.people', params: { count: members } },
        },
        { label: { t: 'groups.end.books' }, value: { t: 'groups.end.zero' } },
      ],
      warning: { t: 'groups.end.warning' },
      confirm: stepChoice('groups.end.confirm', 'confirm'),
      change: stepChoice('groups.end.keep', 'keep'),
    },
    alt: { t: 'groups.end.title' },
  };
}

const about = (key: string, { name }: Group): View => ({
  kind: 'text',
  key,
  params: { group: name },
  choices: [MENU],
});

export const closedView = (group: Group): View => about('groups.end.done', group);
export const committeeOfClosed = (group: Group): View => about('groups.end.told_committee', group);
export const memberOfClosed = (group: Group): View => about('groups.end.told_member', group);
