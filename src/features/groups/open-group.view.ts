import { BACK, CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { CardData, Value, View } from '../../conversation/view.ts';
import { choicesCard, numbered } from './choices.view.ts';
import { FIRST_POSTS, type GroupDraft, type FirstPost } from './open-group-data.ts';

const row = (label: string, value: Value): CardData => ({ label: { t: label }, value });

export const placeOf = (place: { tambon: string; district: string; moo: number }): Value => ({
  t: 'groups.place',
  params: {
    moo: place.moo,
    tambon: { area: place.tambon },
    district: { area: place.district },
  },
});

/** Everything once more before the group is opened. */
export function openSummary(draft: GroupDraft, officerName: string | undefined): View {
  const rows: CardData[] = [
    row('groups.field.place', placeOf(draft)),
    row('groups.field.day', { t: 'groups.every_month_on', params: { day: draft.depositDay } }),
    row('groups.field.unit', baht(draft.unit)),
    row('groups.field.smallest', baht(draft.smallest)),
    row('groups.field.largest', baht(draft.largest)),
    row('groups.field.fee', draft.fee === 0n ? { t: 'groups.open.no_fee' } : baht(draft.fee)),
    ...FIRST_POSTS.map((post) => row(`roles.${post}`, holderOf(draft, post))),
    ...(officerName === undefined ? [] : [row('roles.field-officer', officerName)]),
  ];
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: 'groups.open.summary' },
      detail: draft.name,
      rows,
      confirm: stepChoice('groups.open.confirm', 'confirm'),
      change: stepChoice('common.change', 'change'),
      cancel: CANCEL,
    },
    alt: { t: 'groups.open.summary_alt', params: { name: draft.name } },
    choices: [BACK],
  };
}

const baht = (amount: bigint): Value => ({
  t: 'groups.baht',
  params: { amount: { money: amount } },
});

const holderOf = (draft: GroupDraft, post: FirstPost): string =>
  draft.committee.find(({ posts }) => posts.includes(post))?.name ?? '';

/** Which answer to correct; each may be named by its number too. */
export const changeCard = (fields: readonly string[]): View =>
  choicesCard(
    { t: 'groups.ask_change' },
    fields.map((field, index) => numbered({ t: `groups.field.${field}` }, index, field)),
  );
