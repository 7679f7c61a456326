import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { OFFICES, POSTS } from '../../src/domain/roles/roles.ts';
import type { RecordStore } from '../../src/ports/records/record-store.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { codeOn } from './link-codes.ts';
import { labelsTwice } from './messages.ts';
import { OPENED_ON, WHO, type Who } from './world.ts';

const who = z.enum(Object.keys(WHO) as [Who, ...Who[]]);
const words = z.union([z.string(), z.array(z.string())]);

/** One line of a script: somebody says or presses something, and what is expected of it. */
const line = z.strictObject({
  as: who.optional(),
  says: z.string().optional(),
  presses: z.string().optional(),
  picks: z.string().optional(),
  /** Sends the code on the last card with one that this person was shown. */
  codeOf: who.optional(),
  /** Sends a picture. */
  picture: z.literal(true).optional(),
  /** Presses again the button with this label that was seen first (an old card). */
  pressesOld: z.string().optional(),
  waits: z
    .string()
    .regex(/^\d+[mhd]$/)
    .optional(),
  /** Words that must all be in the answer, or must not. */
  sees: words.optional(),
  seesNot: words.optional(),
  /** Labels of buttons that must be offered. */
  offers: words.optional(),
  /** What somebody else was shown by this line. */
  others: z.partialRecord(who, words).optional(),
  /** That nothing at all is answered. */
  silent: z.literal(true).optional(),
});

const script = z.strictObject({
  flow: z.string(),
  about: z.string(),
  lang: z.enum(['th', 'en']),
  as: who,
  /** What somebody holds beside what the world of the tests gives them. */
  given: z
    .strictObject({
      /** In each group of theirs. */
      posts: z.partialRecord(who, z.array(z.enum(POSTS))).optional(),
      offices: z
        .array(z.strictObject({ who, office: z.enum(OFFICES), area: z.string() }))
        .optional(),
    })
    .optional(),
  steps: z.array(line),
});
export type FlowScript = z.infer<typeof script>;

const FOLDER = new URL('../flows/scripts/', import.meta.url);

export function readScripts(): { file: string; script: FlowScript }[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => {
      const json: unknown = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
      return { file, script: script.parse(json) };
    });
}

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const list = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** Another language in which a script is walked. */
export interface Tongue {
  lang: string;
  localesDir: string;
  /** Everybody wishes ๐–๙. */
  digits?: 'thai';
  /** How what a script says is typed there, unless it stands on a button. */
  typed: (text: string) => string;
  /** What the script's words are in it; must leave its own words as they are. */
  said: (words: string) => string;
}

/** A walk under way: the bot, its language, and the first button seen with each label. */
interface Walk {
  bot: TestBot;
  said: Tongue['said'];
  /** Undefined: in the script's own language. */
  tongue: Tongue | undefined;
  first: Map<string, string>;
}

/**
 * Walks a script through the whole bot.
 * @param store an empty one; without it one in memory
 * @param after looks at where a line has left the person; must change nothing
 * @throws an error that names the line and what was seen
 */
export async function walkScript(
  flowScript: FlowScript,
  after?: (bot: TestBot, who: Who, line: FlowLine) => Promise<void>,
  tongue?: Tongue,
  store?: RecordStore,
): Promise<void> {
  const bot = await startTestBot({
    ...(tongue
      ? { lang: tongue.lang, localesDir: tongue.localesDir, ...wishOf(tongue) }
      : { lang: flowScript.lang }),
    ...(store && { store }),
  });
  await give(bot, flowScript.given ?? {});
  const said = tongue?.said ?? ((words: string) => words);
  const walk: Walk = { bot, said, tongue, first: new Map() };
  try {
    for (const [index, step] of flowScript.steps.entries()) {
      const person = step.as ?? flowScript.as;
      await walkLine(walk, step, person, index + 1);
      await after?.(bot, person, step);
    }
  } finally {
    await bot.stop();
  }
}

const wishOf = ({ digits }: Tongue) => digits && { digits };

/** Gives people what a script says they hold. */
export async function give(
  { core }: TestBot,
  { posts = {}, offices = [] }: NonNullable<FlowScript['given']>,
): Promise<void> {
  const held = { since: OPENED_ON, until: null };
  await core.uow.transact(async ({ members, people, offices: officers }) => {
    for (const [name, theirs] of Object.entries(posts)) {
      const person = await people.byUserId(WHO[name as Who]);
      for (const { memberId, groupId } of await members.ofPerson(person?.personId ?? '')) {
        for (const post of theirs) {
          const postId = `post-${memberId}-${post}`;
          await members.addPost({ postId, groupId, memberId, post, ...held });
        }
      }
    }
    for (const { who: name, office, area } of offices) {
      const person = await people.byUserId(WHO[name]);
      const known = person && (await officers.ofPerson(person.personId))[0];
      if (!known) throw new Error(`${name} is no officer`);
      await officers.add({ ...known, officeId: `o-${office}-${area}`, office, area, ...held });
    }
  });
}

export type FlowLine = FlowScript['steps'][number];

async function walkLine(walk: Walk, step: FlowLine, person: Who, number: number): Promise<void> {
  const { bot, said } = walk;
  const before = new Map((Object.keys(WHO) as Who[]).map((one) => [one, bot.shown(one).length]));
  const answers = await act(walk, step, person);
  remember(walk, person);
  const seen = said(bot.words(answers));
  const fail = (what: string): never => {
    throw new Error(`line ${number} (${JSON.stringify(step)}): ${what}; ${person} saw:\n${seen}`);
  };
  const shows = (words: string): boolean => seen.includes(said(words));
  for (const word of list(step.sees)) if (!shows(word)) fail(`no “${word}”`);
  for (const word of list(step.seesNot)) if (shows(word)) fail(`unexpected “${word}”`);
  for (const label of list(step.offers)) {
    const begins = (one: string): boolean => said(one).startsWith(said(label));
    if (!bot.labels(answers).some(begins)) fail(`no button “${label}”`);
  }
  const twice = answers.flatMap(labelsTwice);
  if (twice.length > 0) fail(`said by two buttons: ${twice.join(', ')}`);
  if (answers.length > 0 && bot.labels(answers).length === 0) fail('nothing to press');
  if (step.silent && answers.length > 0) fail('expected silence');
  for (const [other, expected] of Object.entries(step.others ?? {})) {
    const messages = bot.shown(other as Who).slice(before.get(other as Who));
    const shown = said([bot.words(messages), ...bot.labels(messages)].join('\n'));
    for (const word of list(expected)) {
      if (!shown.includes(said(word))) fail(`${other} was not shown “${word}” but:\n${shown}\n`);
    }
  }
}

async function act(walk: Walk, step: FlowLine, person: Who) {
  const { bot, first, said } = walk;
  if (step.waits !== undefined) {
    const unit = step.waits.at(-1) as keyof typeof UNIT_MS;
    const before = bot.shown(person).length;
    bot.clock.advance(Number(step.waits.slice(0, -1)) * UNIT_MS[unit]);
    await bot.settle();
    return bot.shown(person).slice(before);
  }
  if (step.says !== undefined) return bot.says(person, typed(walk, person, step.says));
  if (step.presses !== undefined) {
    return bot.presses(person, labelOf(walk, person, step.presses), step.picks);
  }
  if (step.codeOf !== undefined) return bot.says(person, codeOn(bot, bot.shown(step.codeOf)));
  if (step.picture) return bot.sendsPicture(person);
  if (step.pressesOld !== undefined) {
    const token = first.get(`${person}/${said(step.pressesOld)}`);
    if (token === undefined) throw new Error(`${person} never saw ${step.pressesOld}`);
    return bot.pressesToken(person, token);
  }
  throw new Error(`a line that does nothing: ${JSON.stringify(step)}`);
}

/** What people say before the words of a line, or leave out. */
const AROUND = ['tambon', 'change', 'other'];

/** In another language, words that stand on a button are typed as they are shown there. */
function typed({ bot, said, tongue }: Walk, person: Who, text: string): string {
  if (!tongue) return text;
  const around = new RegExp(`^(?:\\d+\\.|${AROUND.map(said).join('|')}) `);
  const bare = (words: string): string => said(words).replace(around, '');
  const labels = bot.labels(bot.shown(person));
  const label = labels.findLast((one) => bare(one) === bare(text));
  return label?.replace(/^[\d๐-๙]+\. /, '') ?? tongue.typed(text);
}

/** The newest label that begins so, as it is shown. */
function labelOf({ bot, said }: Walk, person: Who, label: string): string {
  const labels = bot.labels(bot.shown(person));
  return labels.findLast((one) => said(one).startsWith(said(label))) ?? label;
}

function remember({ bot, first, said }: Walk, person: Who): void {
  for (const { label, data } of bot.tokens(person)) {
    const key = `${person}/${said(label)}`;
    if (!first.has(key)) first.set(key, data);
  }
}
