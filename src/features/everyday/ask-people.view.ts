import type { Choice, Formatted, View } from '../../conversation/view.ts';
import type { GroupToAsk, PersonToAsk } from './who-to-ask.ts';

/**
 * Says plainly what the bot does not do, and who does. Of several groups each is named with its
 * people, unless they are the same (the officers of one district).
 */
export function askPeople(
  about: { t: string },
  groups: readonly GroupToAsk[],
  { choices, isOfficer }: { choices: readonly Choice[]; isOfficer: boolean },
): View {
  const [first, ...others] = groups;
  if (!first) {
    const key = isOfficer ? 'everyday.ask.operator' : 'everyday.ask.nobody';
    return { kind: 'text', key, params: { about }, choices };
  }
  const key = 'everyday.ask.people';
  if (others.every(({ people }) => sameAs(people, first.people))) {
    return { kind: 'text', key, params: { about, people: listed(first.people) }, choices };
  }
  const lines = groups.map(({ group, people }) => ({
    t: 'everyday.ask.of_group',
    params: { group, people: listed(people) },
  }));
  return {
    kind: 'text',
    key: 'everyday.ask.groups',
    params: { about, groups: { lines } },
    choices,
  };
}

const sameAs = (some: readonly PersonToAsk[], others: readonly PersonToAsk[]): boolean =>
  JSON.stringify(some) === JSON.stringify(others);

const listed = (people: readonly PersonToAsk[]): Formatted => ({
  list: people.map(({ post, name, phone }) => ({
    t: phone === null ? 'everyday.ask.person' : 'everyday.ask.person_phone',
    params: { post: { t: `roles.${post}` }, name, ...(phone !== null && { phone }) },
  })),
});
