import { CANCEL, MENU, stepChoice, verbChoice } from '../../conversation/choices.ts';
import type { Choice, View } from '../../conversation/view.ts';
import { maskName } from '../../domain/names/mask-name.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import { codeCard } from '../../conversation/link-codes/code-card.view.ts';
import type { IssuedCode } from '../../conversation/link-codes/issue-code.ts';
import type { Candidate } from './issue-member-code.ts';
import { postsValue } from './link.view.ts';
import { validityChoices } from './validity.ts';

export const LATER: Choice = stepChoice('linking.issue.later', 'later');

export const askWho = (group: Group): View => ({
  kind: 'text',
  key: 'linking.issue.ask_who',
  params: { group: group.name },
  choices: [CANCEL],
});

const TO_GROUPS: Choice = verbChoice('linking.issue.to_groups', 'groups.mine');

/** Where an officer issues codes. */
export const committeeWay = (): View => ({
  kind: 'text',
  key: 'linking.issue.committee_way',
  choices: [TO_GROUPS, MENU],
});

/**
 * Left for another time, and where to go on: an entry of the menu for the committee itself, the
 * group for an officer.
 */
export function leftForLater(groupId: string, inMenu: boolean): View {
  if (inMenu) return { kind: 'text', key: 'linking.issue.left', choices: [MENU] };
  const again = verbChoice('linking.issue.to_committee', 'linking.committee', groupId);
  return { kind: 'text', key: 'linking.issue.left_officer', choices: [again, TO_GROUPS, MENU] };
}

/** A row for each who could be meant, told apart by number and post. */
export function askWhich(
  candidates: readonly Candidate[],
  title: string,
  below: readonly Choice[],
  unlisted = 0,
): View {
  return {
    kind: 'card',
    template: 'list',
    data: {
      title: { t: title },
      rows: candidates.map(({ member, posts }) => ({
        title: member.name,
        detail: {
          t: member.personId === null ? 'linking.issue.row' : 'linking.issue.row_linked',
          params: { number: member.memberNo, post: postsValue(posts) },
        },
        choice: stepChoice('common.choose', member.memberId),
      })),
      ...(unlisted > 0 && { note: { t: 'linking.issue.more_fit', params: { count: unlisted } } }),
    },
    alt: { t: title },
    choices: below,
  };
}

/** @param isChilds a child's: a guardian will use it */
export const askValidity = ({ member }: Candidate, isChilds: boolean): View => ({
  kind: 'text',
  key: isChilds ? 'linking.guardian.ask_validity' : 'linking.issue.ask_validity',
  params: { name: member.name },
  choices: [...validityChoices(), LATER, CANCEL],
});

export const memberCodeCard = ({ member, group, posts }: Candidate, issued: IssuedCode): View =>
  codeCard(
    {
      whose: member.name,
      detail: {
        t: 'linking.issue.whose',
        params: { number: member.memberNo, post: postsValue(posts), group: group.name },
      },
      next:
        posts.length > 0
          ? verbChoice('linking.issue.next_post', 'linking.committee', group.groupId)
          : verbChoice('linking.issue.next', 'linking.issue', group.groupId),
    },
    issued,
  );

/** Linked already: who, masked, and what can be done if it is the wrong LINE account. */
export function linkedAlready(member: Member, mayUnlink: boolean): View {
  const unlink = verbChoice('linking.unlink.button', 'linking.unlink-member', member.memberId);
  return {
    kind: 'text',
    key: mayUnlink ? 'linking.issue.linked' : 'linking.issue.linked_ask',
    params: { name: maskName(member.name), number: member.memberNo },
    choices: [
      ...(mayUnlink ? [unlink] : []),
      verbChoice('linking.issue.next', 'linking.issue', member.groupId),
      MENU,
    ],
  };
}
