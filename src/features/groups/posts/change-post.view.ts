import { BACK, CANCEL, MENU, stepChoice, verbChoice } from '../../../conversation/choices.ts';
import type { Formatted, Value, View } from '../../../conversation/view.ts';
import { POSTS, type Post } from '../../../domain/roles/roles.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { Handing } from './judge-handing.ts';

export interface Holder {
  post: Post;
  names: readonly string[];
}

/** Each post with who has it; the button, the number or the post's name chooses it. */
export function askPost(group: Group, holders: readonly Holder[]): View {
  const title = { t: 'groups.post.ask_post' };
  return {
    kind: 'card',
    template: 'list',
    data: {
      title,
      detail: group.name,
      rows: POSTS.map((post, index) => ({
        title: {
          t: 'groups.numbered',
          params: { number: index + 1, label: { t: `roles.${post}` } },
        },
        detail: namesOf(holders.find((holder) => holder.post === post)?.names ?? []),
        choice: {
          ...stepChoice('groups.post.change', post, { number: index + 1 }),
          typed: { t: `roles.${post}` },
        },
      })),
    },
    alt: title,
    choices: [CANCEL],
  };
}

const namesOf = (names: readonly string[]): Value =>
  names.length === 0 ? { t: 'groups.post.vacant' } : list(names);
const list = (names: readonly string[]): Formatted => ({ list: names });

export const askNext = (post: Post, group: Group): View => ({
  kind: 'text',
  key: 'groups.post.ask_next',
  params: { post: { t: `roles.${post}` }, group: group.name },
  choices: [BACK, CANCEL],
});

export function postCard({ former, group, next, post }: Handing): View {
  const postName = { t: `roles.${post}` };
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: 'groups.post.summary' },
      detail: group.name,
      rows: [
        { label: { t: 'groups.post.row' }, value: postName },
        { label: { t: 'groups.post.former' }, value: namesOf(former.map(({ name }) => name)) },
        { label: { t: 'groups.post.next' }, value: next.name },
        { label: { t: 'groups.field.number' }, value: next.memberNo },
      ],
      warning: { t: post === 'treasurer' ? 'groups.post.count_first' : 'groups.post.at_once' },
      confirm: stepChoice('groups.post.confirm', 'confirm'),
      change: stepChoice('common.change', 'change'),
      cancel: CANCEL,
    },
    alt: { t: 'groups.post.summary_alt', params: { post: postName, name: next.name } },
    choices: [BACK],
  };
}

const about = ({ group, next, post }: Handing) => ({
  group: group.name,
  post: { t: `roles.${post}` },
  name: next.name,
});

/** To the officer; somebody without LINE gets a code next. */
export const postChanged = (handing: Handing): View => ({
  kind: 'text',
  key: handing.next.personId === null ? 'groups.post.done_unlinked' : 'groups.post.done',
  params: about(handing),
  choices: [
    ...(handing.next.personId === null
      ? [verbChoice('groups.menu.committee_codes', 'linking.committee', handing.group.groupId)]
      : []),
    verbChoice('groups.post.another', 'groups.change-post', handing.group.groupId),
    MENU,
  ],
});

export const nextNotice = (handing: Handing): View => ({
  kind: 'text',
  key: handing.post === 'treasurer' ? 'groups.post.told_next_treasurer' : 'groups.post.told_next',
  params: about(handing),
  choices: [MENU],
});

export const formerNotice = (handing: Handing): View => ({
  kind: 'text',
  key: 'groups.post.told_former',
  params: about(handing),
  choices: [MENU],
});

export const committeeNotice = (handing: Handing): View => ({
  kind: 'text',
  key: 'groups.post.told_committee',
  params: about(handing),
});
