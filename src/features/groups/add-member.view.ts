import { BACK, CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { View } from '../../conversation/view.ts';
import { formatPhone } from '../../domain/phone.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { MemberDraft } from './add-member-data.ts';

/** Everything once more before the member is added. */
export function memberSummary(draft: MemberDraft, group: Group): View {
  const { name, memberNo, pledge, phone } = draft;
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: 'groups.add.summary' },
      detail: name,
      rows: [
        { label: { t: 'groups.field.number' }, value: memberNo },
        {
          label: { t: 'groups.field.pledge' },
          value: { t: 'groups.baht', params: { amount: { money: pledge } } },
        },
        {
          label: { t: 'groups.field.phone' },
          value: phone === null ? { t: 'common.none' } : formatPhone(phone),
        },
        { label: { t: 'groups.field.group' }, value: group.name },
      ],
      confirm: stepChoice('groups.add.confirm', 'confirm'),
      change: stepChoice('common.change', 'change'),
      cancel: CANCEL,
    },
    alt: {
      t: 'groups.add.summary_alt',
      params: { name, number: memberNo, pledge: { money: pledge } },
    },
    choices: [BACK],
  };
}

/** Others in the group bear this name: is this somebody else? Former members are among them. */
export function sameNameQuestion(name: string, twins: readonly Member[]): View {
  return {
    kind: 'text',
    key: 'groups.add.ask_same_name',
    params: {
      name,
      numbers: {
        list: twins.map(({ memberNo, state }) => ({
          t: state === 'active' ? 'groups.add.twin' : 'groups.add.twin_gone',
          params: { number: memberNo },
        })),
      },
    },
    choices: [
      stepChoice('groups.add.another_person', 'other'),
      stepChoice('groups.add.change_name', 'name'),
      BACK,
      CANCEL,
    ],
  };
}

/** Done; money is not taken here, so the entrance fee is only called to mind. */
export function addedView(member: Member, group: Group): View {
  const { feeSatang } = group.rules;
  const params = { name: member.name, number: member.memberNo };
  return feeSatang === 0n
    ? { kind: 'text', key: 'groups.add.done', params }
    : {
        kind: 'text',
        key: 'groups.add.done_fee',
        params: { ...params, fee: { money: feeSatang } },
      };
}
