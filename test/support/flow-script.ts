import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { startTestBot, type TestBot } from './bot.ts';
import { codeOn } from './link-codes.ts';
import { labelsTwice } from './messages.ts';
import { WHO, type Who } from './world.ts';

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

/**
 * Walks a script through the whole bot.
 * @param after looks at where a line has left the person; must change nothing
 * @throws an error that names the line and what was seen
 */
export async function walkScript(
  flowScript: FlowScript,
  after?: (bot: TestBot, who: Who) => Promise<void>,
): Promise<void> {
  const bot = await startTestBot({ lang: flowScript.lang });
  const first = new Map<string, string>();
  try {
    for (const [index, step] of flowScript.steps.entries()) {
      const person = step.as ?? flowScript.as;
      await walkLine(bot, step, person, index + 1, first);
      await after?.(bot, person);
    }
  } finally {
    await bot.stop();
  }
}

type Line = FlowScript['steps'][number];

async function walkLine(
  bot: TestBot,
  step: Line,
  person: Who,
  number: number,
  first: Map<string, string>,
): Promise<void> {
  const before = new Map((Object.keys(WHO) as Who[]).map((one) => [one, bot.shown(one).length]));
  const answers = await act(bot, step, person, first);
  remember(bot, person, first);
  const seen = bot.words(answers);
  const fail = (what: string): never => {
    throw new Error(`line ${number} (${JSON.stringify(step)}): ${what}; ${person} saw:\n${seen}`);
  };
  for (const word of list(step.sees)) if (!seen.includes(word)) fail(`no “${word}”`);
  for (const word of list(step.seesNot)) if (seen.includes(word)) fail(`unexpected “${word}”`);
  for (const label of list(step.offers)) {
    if (!bot.labels(answers).some((one) => one.startsWith(label))) fail(`no button “${label}”`);
  }
  const twice = answers.flatMap(labelsTwice);
  if (twice.length > 0) fail(`said by two buttons: ${twice.join(', ')}`);
  if (answers.length > 0 && bot.labels(answers).length === 0) fail('nothing to press');
  if (step.silent && answers.length > 0) fail('expected silence');
  for (const [other, expected] of Object.entries(step.others ?? {})) {
    const messages = bot.shown(other as Who).slice(before.get(other as Who));
    const shown = [bot.words(messages), ...bot.labels(messages)].join('\n');
    for (const word of list(expected)) {
      if (!shown.includes(word)) fail(`${other} was not shown “${word}” but:\n${shown}\n`);
    }
  }
}

async function act(bot: TestBot, step: Line, person: Who, first: Map<string, string>) {
  if (step.waits !== undefined) {
    const unit = step.waits.at(-1) as keyof typeof UNIT_MS;
    const before = bot.shown(person).length;
    bot.clock.advance(Number(step.waits.slice(0, -1)) * UNIT_MS[unit]);
    await bot.settle();
    return bot.shown(person).slice(before);
  }
  if (step.says !== undefined) return bot.says(person, step.says);
  if (step.presses !== undefined) return bot.presses(person, step.presses, step.picks);
  if (step.codeOf !== undefined) return bot.says(person, codeOn(bot, bot.shown(step.codeOf)));
  if (step.picture) return bot.sendsPicture(person);
  if (step.pressesOld !== undefined) {
    const token = first.get(`${person}/${step.pressesOld}`);
    if (token === undefined) throw new Error(`${person} never saw ${step.pressesOld}`);
    return bot.pressesToken(person, token);
  }
  throw new Error(`a line that does nothing: ${JSON.stringify(step)}`);
}

function remember(bot: TestBot, person: Who, first: Map<string, string>): void {
  for (const { label, data } of bot.tokens(person)) {
    const key = `${person}/${label}`;
    if (!first.has(key)) first.set(key, data);
  }
}
