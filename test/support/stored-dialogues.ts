import { existsSync, readFileSync } from 'node:fs';
import type { Json, Run } from '../../src/ports/stores/sessions-store.ts';
import { startTestBot, type TestBot, type TestBotOptions } from './bot.ts';
import { give, readScripts } from './flow-script.ts';
import { WHO, type Who } from './world.ts';

/** A dialogue as some version of the program has stored it; never edited, only added to. */
export interface StoredDialogue {
  flow: string;
  version: number;
  step: string;
  who: Who;
  data: Json;
}

export const STORED_FILE = new URL('../fixtures/stored-dialogues.json', import.meta.url);

/** Flow, version and step. */
export const nameOf = ({ flow, version, step }: Omit<StoredDialogue, 'who' | 'data'>): string =>
  `${flow} ${version} ${step}`;

export const readStored = (): StoredDialogue[] =>
  existsSync(STORED_FILE)
    ? (JSON.parse(readFileSync(STORED_FILE, 'utf8')) as StoredDialogue[])
    : [];

export async function runOf({ core }: TestBot, who: Who): Promise<Run | undefined> {
  const person = await core.uow.read.people.byUserId(WHO[who]);
  const session = person && (await core.uow.read.sessions.of(person.personId));
  return session?.run ?? undefined;
}

/**
 * A bot in whose world every stored dialogue can be gone on with.
 * @param confirm how the button begins that confirms a deposit
 */
export async function startForStored(
  options: TestBotOptions = {},
  confirm = 'ยืนยัน',
): Promise<TestBot> {
  const bot = await startTestBot(options);
  for (const { script } of readScripts()) await give(bot, script.given ?? {});
  // A stranger is a person from their first word on.
  for (const who of Object.keys(WHO) as Who[]) await bot.says(who, 'สวัสดี');
  // Entries that a correction may be about.
  for (const line of ['12 100', '15 100', '12 พิเศษ 500', '20 50']) {
    await bot.says('treasurer', line);
    await bot.presses('treasurer', confirm);
  }
  return bot;
}

/** Puts the person into the dialogue, as a program before a restart has left it. @param rev one for each */
export async function putInto(
  { core, clock }: TestBot,
  { who, ...stored }: StoredDialogue,
  rev: number,
): Promise<void> {
  await core.uow.transact(async ({ people, sessions }) => {
    const person = await people.byUserId(WHO[who]);
    const session = person && (await sessions.of(person.personId));
    if (!session) throw new Error(`nobody is ${who}`);
    const about = { runId: `old-${rev}`, rev, attempts: 0, trail: [], startedAt: clock.now() };
    await sessions.save({ ...session, rev: session.rev + 1, run: { ...stored, ...about } });
  });
}
