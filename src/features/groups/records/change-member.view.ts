import { BACK, CANCEL, MENU, stepChoice, verbChoice } from '../../../conversation/choices.ts';
import type { View } from '../../../conversation/view.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import { choicesCard, numbered } from '../choices.view.ts';
import { rulesParams } from '../../../conversation/pledge-rules.view.ts';
import { RECORD_FIELDS, type RecordField } from './change-member-data.ts';
import { recordedValue, shownValue } from './record-value.ts';

export const askMember = (group: Group): View => ({
  kind: 'text',
  key: 'groups.record.ask_member',
  params: { group: group.name },
  choices: [CANCEL],
});

/** Which line of the record; the number may be typed. */
export const askField = ({ memberNo, name }: Member): View =>
  choicesCard(
    { t: 'groups.record.ask_field', params: { name, number: memberNo } },
    RECORD_FIELDS.map((field, index) =>
      numbered({ t: `groups.record.field.${field}` }, index, field),
    ),
  );

export function askValue(member: Member, field: RecordField, group: Group): View {
  return {
    kind: 'text',
    key: `groups.record.ask.${field}`,
    params: {
      name: member.name,
      now: shownValue(field, recordedValue(member, field)),
      ...rulesParams(group.rules),
    },
    choices: [
      ...(field === 'phone' ? [stepChoice('groups.add.no_phone', 'none')] : []),
      BACK,
      CANCEL,
    ],
  };
}

/** As it is and as it will be, and who has to agree. */
export function recordCard(
  group: Group,
  member: Member,
  { field, value }: { field: RecordField; value: string },
): View {
  const label = { t: `groups.record.field.${field}` };
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: 'groups.record.summary' },
      detail: group.name,
      rows: [
        { label: { t: 'groups.field.number' }, value: member.memberNo },
        { label: { t: 'groups.record.what' }, value: label },
        {
          label: { t: 'groups.settings.now' },
          value: shownValue(field, recordedValue(member, field)),
        },
        { label: { t: 'groups.settings.next' }, value: shownValue(field, value) },
      ],
      ...(field !== 'phone' && { warning: { t: 'groups.record.two_people' } }),
      confirm: stepChoice(
        field === 'phone' ? 'groups.record.save' : 'groups.record.ask_second',
        'confirm',
      ),
      change: stepChoice('common.change', 'change'),
      cancel: CANCEL,
    },
    alt: {
      t: 'groups.record.summary_alt',
      params: { field: label, name: member.name, value: shownValue(field, value) },
    },
    choices: [BACK],
  };
}

export const recordSaved = ({ name }: Member): View => ({
  kind: 'text',
  key: 'groups.record.saved',
  params: { name },
  choices: [verbChoice('groups.record.another', 'groups.change-member'), MENU],
});
