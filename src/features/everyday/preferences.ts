import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Choice, View } from '../../conversation/view.ts';
import type { Person } from '../../ports/stores/people-store.ts';

export async function setNews(
  ctx: TurnContext,
  wantsNews: boolean,
  choices: readonly Choice[],
): Promise<Outcome> {
  await ctx.stores.people.change(ctx.person.personId, { wantsNews });
  await ctx.stores.audit.add({
    auditId: ctx.ids.id(),
    at: ctx.now,
    actor: ctx.person.personId,
    verb: wantsNews ? 'news.start' : 'news.stop',
    groupId: null,
    ref: ctx.person.personId,
    outcome: 'done',
    reason: '',
  });
  const key = wantsNews ? 'everyday.news.started' : 'everyday.news.stopped';
  const undo: Choice = wantsNews
    ? { label: 'everyday.news.stop', act: { do: 'verb', verb: 'news.stop' } }
    : { label: 'everyday.news.start', act: { do: 'verb', verb: 'news.start' } };
  return { say: [{ kind: 'text', key, choices: [undo, ...choices] }] };
}

/** Cards in larger letters, or as they were; the answer is itself in the letters asked for. */
export async function setLargeType(
  ctx: TurnContext,
  largeType: boolean,
  choices: readonly Choice[],
): Promise<Outcome> {
  await ctx.stores.people.change(ctx.person.personId, { largeType });
  await ctx.refreshActor();
  const key = largeType ? 'everyday.type.large_set' : 'everyday.type.normal_set';
  const back: Choice = largeType ? NORMAL_TYPE : LARGE_TYPE;
  return { say: [{ kind: 'text', key, choices: [back, ...apartFrom(TYPES, choices)] }] };
}

/** ๐–๙ or 0–9; the answer is itself written so. */
export async function setDigits(
  ctx: TurnContext,
  digits: Person['digits'],
  choices: readonly Choice[],
): Promise<Outcome> {
  await ctx.stores.people.change(ctx.person.personId, { digits });
  await ctx.refreshActor();
  const key = digits === 'thai' ? 'everyday.digits.thai_set' : 'everyday.digits.arabic_set';
  const back: Choice = digits === 'thai' ? ARABIC_DIGITS : THAI_DIGITS;
  return { say: [{ kind: 'text', key, choices: [back, ...apartFrom(DIGITS, choices)] }] };
}

/** What is likely was worked out before the change and may offer what is on already, or this again. */
const apartFrom = (wishes: readonly Choice[], choices: readonly Choice[]): Choice[] =>
  choices.filter(({ label }) => wishes.every((wish) => wish.label !== label));

export const LARGE_TYPE: Choice = {
  label: 'everyday.type.large',
  act: { do: 'verb', verb: 'type', ref: 'large' },
};
export const NORMAL_TYPE: Choice = {
  label: 'everyday.type.normal',
  act: { do: 'verb', verb: 'type', ref: 'normal' },
};

const TYPES = [LARGE_TYPE, NORMAL_TYPE];

export const THAI_DIGITS: Choice = {
  label: 'everyday.digits.thai',
  act: { do: 'verb', verb: 'digits', ref: 'thai' },
};
export const ARABIC_DIGITS: Choice = {
  label: 'everyday.digits.arabic',
  act: { do: 'verb', verb: 'digits', ref: 'arabic' },
};
const DIGITS = [THAI_DIGITS, ARABIC_DIGITS];

/** Every language that has a folder, each called as it calls itself. */
export function askLanguage({ languages }: TurnContext): Outcome {
  const choices: Choice[] = languages.map((lang) => ({
    label: 'everyday.language.name',
    params: { language: { language: lang } },
    act: { do: 'verb', verb: 'language', ref: lang },
  }));
  return { say: [{ kind: 'text', key: 'everyday.ask_language', choices }] };
}

export async function setLanguage(
  ctx: TurnContext,
  lang: string,
  choices: readonly Choice[],
): Promise<Outcome> {
  if (!ctx.languages.includes(lang)) return askLanguage(ctx);
  await ctx.stores.people.change(ctx.person.personId, { lang });
  await ctx.refreshActor();
  const view: View = { kind: 'text', key: 'everyday.language.set', choices };
  return { say: [view] };
}
