import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { INTENTS, type Intent } from '../../src/conversation/interpreter/index.ts';
import type { Json } from '../../src/ports/stores/sessions-store.ts';
import type { TestBot } from '../support/bot.ts';
import { readScripts, walkScript, type FlowScript } from '../support/flow-script.ts';
import { foreignWords, readOf } from '../support/foreign-words.ts';
import {
  inThaiDigits,
  makeLocales,
  PSEUDO,
  pseudo,
  pseudoSaid,
} from '../support/pseudo-language.ts';
import { nameOf, putInto, readStored, runOf, startForStored } from '../support/stored-dialogues.ts';
import { WHO, type Who } from '../support/world.ts';

const scripts = readScripts().filter(({ script }) => script.lang === 'en');
/** Steps in which people who speak it stood. */
const stoodIn = new Set<string>();

let locales: ReturnType<typeof makeLocales>;
beforeAll(() => void (locales = makeLocales()));
afterAll(() => locales.remove());

/** Languages to choose from, each called as it calls itself. */
const OWN_NAMES = ['ภาษาไทย', 'English'];
/** What nobody understands. */
const NONSENSE = 'ฌฆฬ';

/** Intents that nobody asks for by a name. */
const UNNAMED: ReadonlySet<Intent> = new Set<Intent>([
  'help',
  'menu',
  'cancel',
  'back',
  'yes',
  'no',
  'greeting',
  'thanks',
  'unknown',
]);

const personOf = (bot: TestBot, userId: string) => bot.core.uow.read.people.byUserId(userId);

/** The texts in stored data, some of which people wrote. */
const textsIn = (data: Json): string[] =>
  Array.from(JSON.stringify(data).matchAll(/"([^"]+)"(?!:)/g), ([, text = '']) => text);

/** Walks an English script in the made-up language. @returns what people read that is not of it */
async function foreignIn(script: FlowScript): Promise<string[]> {
  const typed = new Set<string>();
  const foreign: string[] = [];
  let read = 0;
  const look = async (bot: TestBot, who: Who): Promise<void> => {
    const sent = bot.messenger.sent.slice(read);
    read = bot.messenger.sent.length;
    for (const { via, to, messages } of sent) {
      const reader = await personOf(bot, via === 'reply' ? WHO[who] : (to[0] ?? ''));
      // A stranger is spoken to in Thai until they choose.
      if (reader && reader.lang !== PSEUDO) continue;
      for (const words of readOf(messages)) {
        const found = foreignWords(words, typed);
        if (found !== undefined) foreign.push(`“${found}” in: ${words} (${who})`);
      }
    }
    const run = await runOf(bot, who);
    if (run) stoodIn.add(nameOf(run));
  };
  await walkScript(
    script,
    async (bot, who, { says }) => {
      // A line, or a cell of a pasted table.
      for (const cell of says?.split(/[\t\n]/) ?? []) {
        typed.add(cell.trim()).add(inThaiDigits(cell.trim()));
      }
      await look(bot, who);
    },
    {
      lang: PSEUDO,
      localesDir: locales.dir,
      digits: 'thai',
      typed: inThaiDigits,
      said: pseudoSaid,
    },
  );
  return foreign;
}

/** What the questions of the steps say, asked again, and when nobody understands the answer. */
async function foreignInStored(bot: TestBot): Promise<string[]> {
  const { flows } = bot.core.registry;
  const foreign: string[] = [];
  for (const [at, stored] of readStored().entries()) {
    const name = nameOf(stored);
    if (flows.get(stored.flow)?.version !== stored.version || stoodIn.has(name)) continue;
    await putInto(bot, stored, at + 1);
    const answers = [await bot.says(stored.who, 'menu'), await bot.says(stored.who, NONSENSE)];
    const data = [NONSENSE, ...textsIn(stored.data)];
    for (const words of readOf(answers.flat())) {
      const found = foreignWords(words, data);
      if (found !== undefined) foreign.push(`“${found}” in: ${words} (${name})`);
    }
    stoodIn.add(name);
    await bot.says(stored.who, 'cancel');
  }
  return foreign;
}

/** What is answered outside dialogues: every matter, asked for in its own words. */
async function foreignInAnswers(bot: TestBot): Promise<string[]> {
  const foreign: string[] = [];
  for (const who of ['member', 'treasurer', 'chair', 'provinceOfficer', 'stranger'] as const) {
    for (const intent of INTENTS.filter((one) => !UNNAMED.has(one))) {
      const asked = bot.core.translator.text(`everyday.meant.${intent}`, PSEUDO);
      for (const words of readOf(await bot.says(who, asked))) {
        const found = foreignWords(words, OWN_NAMES);
        if (found !== undefined) foreign.push(`“${found}” in: ${words} (${who}, ${intent})`);
      }
      if (await runOf(bot, who)) await bot.says(who, 'cancel');
    }
  }
  return foreign;
}

describe('a third language is a folder: all that is said to who speaks it comes from there, in ๐–๙ as wished', () => {
  test.each(scripts.map(({ file, script }) => [file, script] as const))('%s', async (_, script) => {
    expect(await foreignIn(script)).toEqual([]);
  });

  test('the steps to which no English script comes, too, and whatever is asked for', async () => {
    const bot = await startForStored(
      { lang: PSEUDO, digits: 'thai', localesDir: locales.dir },
      pseudo('ยืนยัน'),
    );
    try {
      await bot.says('stranger', 'change language');
      await bot.presses('stranger', pseudo('English'));
      await bot.says('stranger', 'thai digits');
      expect(await foreignInStored(bot)).toEqual([]);
      expect(await foreignInAnswers(bot)).toEqual([]);
    } finally {
      await bot.stop();
    }
    const steps = [...bot.core.registry.flows.values()].flatMap(
      ({ name: flow, version, steps: own }) => own.map((step) => nameOf({ flow, version, step })),
    );
    expect(steps.filter((step) => !stoodIn.has(step))).toEqual([]);
  });
});
