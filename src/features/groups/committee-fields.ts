import { BACK, CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { Field, Fields, Taken } from '../../conversation/flow/form.ts';
import type { Input } from '../../conversation/flow/input.ts';
import { isSameName } from '../../domain/names/is-same-name.ts';
import { readFullName } from '../../domain/names/read-name.ts';
import { FIRST_POSTS, holderName, type FirstPost, type OpenGroupData } from './open-group-data.ts';
import { NONE, POST_WORDS, SAME_PERSON } from './typed-words.ts';

/** Who must not be the same person: the auditor checks what the treasurer counts. */
const APART: Partial<Record<FirstPost, FirstPost>> = {
  auditor: 'treasurer',
  treasurer: 'auditor',
};

/** The committee one by one; each a name, or the same person as for another post. */
export const committeeFields: Fields<OpenGroupData> = Object.fromEntries(
  FIRST_POSTS.map((post) => [post, postField(post)]),
);

function postField(post: FirstPost): Field<OpenGroupData> {
  return {
    freeText: 'name',
    hint: 'groups.open.person_hint',
    hintParams: () => ({ post: { t: `roles.${post}` } }),
    missing: (data) => data.holders[post] === null,
    ask: (_ctx, data) => ({
      kind: 'text',
      key: 'groups.open.ask_person',
      params: { post: { t: `roles.${post}` } },
      choices: [
        ...othersFor(data, post).map((other) =>
          stepChoice('groups.open.same_as', `same:${other}`, { post: { t: `roles.${other}` } }),
        ),
        BACK,
        CANCEL,
      ],
    }),
    take: (_ctx, data, input) => takePerson(data, post, input),
  };
}

/** Posts whose holder may also hold this one, a person once. */
function othersFor(data: OpenGroupData, post: FirstPost): FirstPost[] {
  const apart = APART[post];
  const barred = new Set([data.holders[post], apart ? data.holders[apart] : null]);
  return FIRST_POSTS.filter((other) => {
    const holder = data.holders[other];
    if (other === post || holder === null || barred.has(holder)) return false;
    barred.add(holder);
    return true;
  });
}

function takePerson(data: OpenGroupData, post: FirstPost, input: Input): Taken<OpenGroupData> {
  const same = samePerson(input);
  if (same === 'unnamed') return askWhose(data, post);
  if (same !== undefined) return takeSame(data, post, same);
  if (input.kind !== 'text') return { kind: 'unreadable' };
  if (NONE.test(input.text.trim())) return { kind: 'refused', key: 'groups.open.person_needed' };
  const reading = readFullName(input.text);
  if (reading.kind === 'refused') return { kind: 'refused', key: `groups.name_${reading.reason}` };
  const { name } = reading;
  const twin = data.people.some(
    (known, index) => index !== data.holders[post] && holds(data, index) && isSameName(known, name),
  );
  if (twin)
    return { kind: 'detour', step: 'same-name', data: { ...data, sameName: { post, name } } };
  return { kind: 'taken', data: withPerson(data, post, name) };
}

/** The post whose holder is meant; `unnamed`: the same person, but as whom was not said. */
function samePerson(input: Input): FirstPost | 'unnamed' | undefined {
  const text = input.kind === 'choice' ? input.value : input.kind === 'text' ? input.text : '';
  if (input.kind === 'choice') return FIRST_POSTS.find((post) => text === `same:${post}`);
  if (!SAME_PERSON.test(text.trim())) return undefined;
  return FIRST_POSTS.find((post) => POST_WORDS[post].test(text)) ?? 'unnamed';
}

/** The buttons of the question, one for each who may be meant, follow the answer. */
const askWhose = (data: OpenGroupData, post: FirstPost): Taken<OpenGroupData> => ({
  kind: 'refused',
  key: othersFor(data, post).length > 0 ? 'groups.open.same_as_whom' : 'groups.open.same_nobody',
  params: { post: { t: `roles.${post}` } },
});

function takeSame(data: OpenGroupData, post: FirstPost, other: FirstPost): Taken<OpenGroupData> {
  const holder = data.holders[other];
  if (holder === null || other === post) return { kind: 'unreadable' };
  return takeHolder(data, post, holder);
}

const holds = (data: OpenGroupData, index: number): boolean =>
  FIRST_POSTS.some((post) => data.holders[post] === index);

/** Gives a post to somebody already named. */
export function takeHolder(
  data: OpenGroupData,
  post: FirstPost,
  holder: number,
): Taken<OpenGroupData> {
  const apart = APART[post];
  if (apart && data.holders[apart] === holder) {
    return { kind: 'refused', key: 'groups.open.auditor_apart' };
  }
  const holders = { ...data.holders, [post]: holder };
  return { kind: 'taken', data: { ...data, holders, sameName: null } };
}

/** Gives a post to somebody new. */
export function withPerson(data: OpenGroupData, post: FirstPost, name: string): OpenGroupData {
  const people = [...data.people, name];
  const holders = { ...data.holders, [post]: people.length - 1 };
  return { ...data, people, holders, sameName: null };
}

/** Where the person with the name in question stands in the list, and for which post they were named. */
export function twinOf(data: OpenGroupData): { holder: number; post: FirstPost } | undefined {
  const asked = data.sameName;
  if (!asked) return undefined;
  const post = FIRST_POSTS.find(
    (one) => one !== asked.post && isSameName(holderName(data, one) ?? '', asked.name),
  );
  const holder = post && data.holders[post];
  return post && typeof holder === 'number' ? { holder, post } : undefined;
}
