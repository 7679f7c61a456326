import { CANCEL, MENU, stepChoice, verbChoice } from '../../conversation/choices.ts';
import type { CardData, Choice, Value, View } from '../../conversation/view.ts';
import { maskName } from '../../domain/names/mask-name.ts';
import type { Post } from '../../domain/roles/roles.ts';
import type { OfficeRecord } from '../../ports/stores/offices-store.ts';
import type { Becoming } from './examine-code.ts';

export const askCode = (): View => ({
  kind: 'text',
  key: 'linking.link.ask_code',
  choices: [CANCEL],
});

/** Who they are about to become, name masked, and what is kept of them and why. */
export function linkCard(becoming: Becoming, guardian: string | null): View {
  if (guardian !== null) return guardianCard(becoming, guardian);
  return {
    kind: 'card',
    template: 'link-confirm',
    data: {
      title: { t: 'linking.link.title' },
      rows: rowsOf(becoming),
      notice: { t: `linking.privacy.${becoming.kind}` },
      confirm: stepChoice('linking.link.confirm', 'confirm'),
      change: stepChoice('linking.link.not_me', 'not-me'),
    },
    alt: { t: 'linking.link.alt', params: { who: whoIs(becoming) } },
    choices: [CANCEL],
  };
}

/** A child's: whoever confirms says to be the guardian, and somebody else agrees to it. */
const guardianCard = (becoming: Becoming, guardian: string): View => ({
  kind: 'card',
  template: 'link-confirm',
  data: {
    title: { t: 'linking.guardian.card' },
    rows: [row('linking.guardian.row', guardian), ...rowsOf(becoming)],
    notice: { t: 'linking.guardian.notice' },
    confirm: stepChoice('linking.guardian.confirm', 'confirm'),
    change: stepChoice('linking.guardian.not_them', 'not-me'),
  },
  alt: { t: 'linking.guardian.alt', params: { who: whoIs(becoming) } },
  choices: [CANCEL],
});

const row = (label: string, value: Value): CardData => ({ label: { t: label }, value });

function rowsOf(becoming: Becoming): CardData[] {
  if (becoming.kind === 'office') {
    const { office, area, name } = becoming.office;
    return [
      row('linking.row.name', maskName(name)),
      row('linking.row.office', { t: `roles.${office}` }),
      ...(area === '' ? [] : [row('linking.row.area', areaValue(area))]),
    ];
  }
  const { member, group, posts } = becoming;
  return [
    row('linking.row.name', maskName(member.name)),
    row('linking.row.group', group.name),
    row('linking.row.number', member.memberNo),
    row('linking.row.post', postsValue(posts)),
  ];
}

/** Province or district by name. */
export const areaValue = (area: string): Value => ({
  t: area.length === 2 ? 'common.area.province' : 'common.area.district',
  params: { area: { area } },
});

export const postsValue = (posts: readonly Post[]): Value =>
  posts.length === 0
    ? { t: 'roles.member' }
    : { list: posts.map((post) => ({ t: `roles.${post}` })) };

function whoIs(becoming: Becoming): Value {
  if (becoming.kind === 'office') return maskName(becoming.office.name);
  const { member, group } = becoming;
  const params = { name: maskName(member.name), group: group.name };
  return { t: 'linking.link.who', params };
}

type BecomingMember = Extract<Becoming, { kind: 'member' }>;

/** For whoever knows whether it is the right person: the committee can undo it, an officer asks them to. */
export const linkedMemberNotice = (
  { member, group, posts }: BecomingMember,
  reader: 'committee' | 'officer',
): View => {
  const params = {
    name: maskName(member.name),
    number: member.memberNo,
    post: postsValue(posts),
    group: group.name,
  };
  const told = { t: `linking.told.linked_${reader}`, params };
  return {
    kind: 'card',
    template: 'notice',
    data: {
      title: { t: 'linking.told.title' },
      detail: told,
      ...(reader === 'committee' && {
        first: verbChoice('linking.told.not_them', 'linking.unlink-member', member.memberId),
      }),
    },
    alt: told,
  };
};

export const linkedOfficeNotice = ({ office, area, name }: OfficeRecord): View => ({
  kind: 'text',
  key: 'linking.told.office',
  params: { name: maskName(name), office: { t: `roles.${office}` }, area: areaValue(area) },
});

const say = (words: string): Choice => ({
  label: `linking.words.${words}`,
  act: { do: 'say', text: { t: `linking.words.${words}` } },
});

/** Linked: what this person can do from now on. */
export function welcome(becoming: Becoming): View {
  if (becoming.kind === 'office') {
    const { office, area } = becoming.office;
    return {
      kind: 'text',
      key: 'linking.welcome.officer',
      params: { office: { t: `roles.${office}` }, area: areaValue(area) },
      choices: [verbChoice('linking.words.groups', 'groups.mine'), MENU],
    };
  }
  const { group, posts } = becoming;
  const params = { group: group.name, post: postsValue(posts) };
  if (posts.includes('treasurer')) {
    const choices = [say('deposit'), say('balance'), MENU];
    return { kind: 'text', key: 'linking.welcome.treasurer', params, choices };
  }
  const key = posts.length > 0 ? 'linking.welcome.committee' : 'linking.welcome.member';
  return { kind: 'text', key, params, choices: [say('balance'), MENU] };
}
