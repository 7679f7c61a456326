import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { buildFeatures } from '../../src/composition/features.ts';
import type { Json, Run } from '../../src/ports/stores/sessions-store.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { readScripts, walkScript } from '../support/flow-script.ts';
import { buttonsOf } from '../support/messages.ts';
import { faultsOf } from '../support/sound-answer.ts';
import { GROUP, WHO, type Who } from '../support/world.ts';

/** A dialogue as some version of the program has stored it; never edited, only added to. */
interface Stored {
  flow: string;
  version: number;
  step: string;
  who: Who;
  data: Json;
}

const FILE = new URL('../fixtures/stored-dialogues.json', import.meta.url);
/** `UPDATE_DIALOGUES=1 npm test -- test/flows/stored-dialogues.test.ts` adds what is missing. */
const UPDATES = process.env['UPDATE_DIALOGUES'] === '1';
/** Steps that no script comes to yet. */
const NEVER_WALKED: ReadonlySet<string> = new Set<string>([
  'closing.count-cash 1 group',
  'closing.count-cash 1 kind-2000',
  'closing.count-cash 1 kind-500',
  'closing.count-cash 1 kind-200',
  'closing.count-cash 1 kind-100',
  'closing.count-cash 1 kind-50',
  'closing.count-cash 1 kind-25',
  'closing.close-month 1 group',
  'savings.record-deposit 2 group',
  'savings.record-deposit 2 channel',
  'savings.withdraw-special 1 group',
  'savings.correct-entry 1 group',
  'savings.record-group-money 1 group',
  'savings.refund-savings 1 group',
  'campaigns.announce 1 office',
  'campaigns.announce 1 districts',
  'groups.open-group 1 district',
  'groups.add-member 1 group',
  'groups.change-settings 1 group',
  'linking.link 1 confirm',
  'linking.link 1 guardian',
  'linking.issue-code 1 group',
]);
const DROPPED = 'ระบบเพิ่งปรับปรุง';

const nameOf = ({ flow, version, step }: Omit<Stored, 'who' | 'data'>): string =>
  `${flow} ${version} ${step}`;
const readStored = (): Stored[] =>
  existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Stored[]) : [];

/** Walks every script and keeps the first dialogue seen at each step that has none. */
async function addMissing(): Promise<void> {
  const known = new Map(readStored().map((stored) => [nameOf(stored), stored]));
  for (const { script } of readScripts()) {
    await walkScript(script, async (bot, who) => {
      const run = await runOf(bot, who);
      if (!run) return;
      const { flow, version, step, data } = run;
      const stored = { flow, version, step, who, data: inThisWorld(data) };
      if (!known.has(nameOf(stored))) known.set(nameOf(stored), stored);
    });
  }
  const all = [...known.values()].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`);
}

/** Groups and members never go; ids that a script's walk made stand for one that is there. */
function inThisWorld(data: Json): Json {
  const made = (key: string): string =>
    `"${key}":"${key === 'groupId' ? GROUP : `m-${GROUP}-0020`}"`;
  const text = JSON.stringify(data).replace(
    /"(groupId|memberId)":"[0-9a-z]{26}"/g,
    (_all, key: string) => made(key),
  );
  return JSON.parse(text) as Json;
}

async function runOf({ core }: TestBot, who: Who): Promise<Run | undefined> {
  const person = await core.uow.read.people.byUserId(WHO[who]);
  const session = person && (await core.uow.read.sessions.of(person.personId));
  return session?.run ?? undefined;
}

let bot: TestBot;
beforeAll(async () => {
  if (UPDATES) await addMissing();
  await startAnew();
}, 300_000);
afterAll(() => bot.stop());

async function startAnew(): Promise<void> {
  bot = await startTestBot();
  // A stranger is a person from their first word on.
  for (const who of Object.keys(WHO) as Who[]) await bot.says(who, 'สวัสดี');
  // Entries that a correction may be about.
  for (const line of ['12 100', '15 100', '12 พิเศษ 500', '20 50']) {
    await bot.says('treasurer', line);
    await bot.presses('treasurer', 'ยืนยัน');
  }
}

async function store({ who, ...stored }: Stored, rev: number): Promise<void> {
  await bot.core.uow.transact(async ({ people, sessions }) => {
    const person = await people.byUserId(WHO[who]);
    const session = person && (await sessions.of(person.personId));
    if (!session) throw new Error(`nobody is ${who}`);
    const about = { runId: `old-${rev}`, rev, attempts: 0, trail: [], startedAt: bot.clock.now() };
    await sessions.save({ ...session, rev: session.rev + 1, run: { ...stored, ...about } });
  });
}

describe('dialogues as they were stored', () => {
  test('there is one for every step of every flow as it is now', () => {
    const stored = new Set(readStored().map(nameOf));
    const steps = [...buildFeatures().flows.values()].flatMap(
      ({ name: flow, version, steps: own }) => own.map((step) => nameOf({ flow, version, step })),
    );
    expect(steps.filter((step) => !stored.has(step) && !NEVER_WALKED.has(step))).toEqual([]);
  });

  test.each(readStored().map((stored, at) => [nameOf(stored), stored, at + 1] as const))(
    '%s is gone on with, never misread',
    async (_name, stored, rev) => {
      await store(stored, rev);
      const menu = await bot.says(stored.who, 'เมนู');
      const { flows } = bot.core.registry;
      const isCurrent = flows.get(stored.flow)?.version === stored.version;
      if (isCurrent) expect(bot.words(menu)).not.toContain(DROPPED);
      const answers = [...menu, ...(await bot.says(stored.who, 'ฌฆฬ'))];
      expect(faultsOf(answers.slice(-3))).toEqual([]);
      expect(buttonsOf(answers).length).toBeGreaterThan(0);
      await bot.says(stored.who, 'ยกเลิก');
      expect(await runOf(bot, stored.who)).toBeUndefined();
    },
  );
});
