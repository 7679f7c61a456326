import { CANCEL, MENU, stepChoice, verbChoice } from '../../conversation/choices.ts';
import type { View } from '../../conversation/view.ts';
import { maskName } from '../../domain/names/mask-name.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';

export interface Own {
  member: Member;
  group: Group;
}

/** Which of one's memberships to untie. */
export function askOwn(own: readonly Own[]): View {
  return {
    kind: 'card',
    template: 'list',
    data: {
      title: { t: 'linking.unlink.which' },
      rows: own.map(({ member, group }) => ({
        title: group.name,
        detail: {
          t: 'linking.unlink.row',
          params: { name: maskName(member.name), number: member.memberNo },
        },
        choice: stepChoice('common.choose', member.memberId),
      })),
    },
    alt: { t: 'linking.unlink.which' },
    choices: [CANCEL],
  };
}

/** What untying means, before it is done. */
export function unlinkCard({ member, group }: Own, own: boolean): View {
  const name = own ? member.name : maskName(member.name);
  const title = own ? 'linking.unlink.title_own' : 'linking.unlink.title';
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: title },
      detail: { t: own ? 'linking.unlink.detail_own' : 'linking.unlink.detail' },
      rows: [
        { label: { t: 'linking.row.name' }, value: name },
        { label: { t: 'linking.row.number' }, value: member.memberNo },
        { label: { t: 'linking.row.group' }, value: group.name },
      ],
      confirm: stepChoice('linking.unlink.confirm', 'confirm'),
      change: stepChoice('linking.unlink.keep', 'keep'),
    },
    alt: { t: title },
  };
}

export const unlinkedOwn = (member: Member): View => ({
  kind: 'text',
  key: 'linking.unlink.done_own',
  params: { number: member.memberNo },
  choices: [MENU],
});

/** Done by the committee: a new code can be given at once. */
export const unlinkedOther = (member: Member): View => ({
  kind: 'text',
  key: 'linking.unlink.done',
  params: { name: maskName(member.name), number: member.memberNo },
  choices: [
    verbChoice('linking.unlink.new_code', 'linking.issue', `${member.groupId}/${member.memberId}`),
    MENU,
  ],
});

export const unlinkedByCommittee = (member: Member, group: Group): View => ({
  kind: 'text',
  key: 'linking.told.unlinked_you',
  params: { number: member.memberNo, group: group.name },
});

export const unlinkedNotice = (member: Member, group: Group): View => ({
  kind: 'text',
  key: 'linking.told.unlinked',
  params: { name: maskName(member.name), number: member.memberNo, group: group.name },
});
