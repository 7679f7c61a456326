import type { Choice, View } from '../../conversation/view.ts';
import type { PersonToAsk } from './who-to-ask.ts';

/** Says plainly what the bot does not do, and who does. */
export function askPeople(
  about: { t: string },
  people: readonly PersonToAsk[],
  choices: readonly Choice[],
): View {
  if (people.length === 0)
    return { kind: 'text', key: 'everyday.ask.nobody', params: { about }, choices };
  const list = people.map(({ post, name, phone }) => ({
    t: phone === null ? 'everyday.ask.person' : 'everyday.ask.person_phone',
    params: { post: { t: `roles.${post}` }, name, ...(phone !== null && { phone }) },
  }));
  return {
    kind: 'text',
    key: 'everyday.ask.people',
    params: { about, people: { list } },
    choices,
  };
}
