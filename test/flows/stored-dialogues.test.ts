import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { buildFeatures } from '../../src/composition/features.ts';
import type { Json } from '../../src/ports/stores/sessions-store.ts';
import type { TestBot } from '../support/bot.ts';
import { readScripts, walkScript } from '../support/flow-script.ts';
import { buttonsOf } from '../support/messages.ts';
import { faultsOf } from '../support/sound-answer.ts';
import {
  nameOf,
  putInto,
  readStored,
  runOf,
  startForStored,
  STORED_FILE,
} from '../support/stored-dialogues.ts';
import { GROUP } from '../support/world.ts';

/** `UPDATE_DIALOGUES=1 npm test -- test/flows/stored-dialogues.test.ts` adds what is missing. */
const UPDATES = process.env['UPDATE_DIALOGUES'] === '1';
const DROPPED = 'ระบบเพิ่งปรับปรุง';

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
  writeFileSync(STORED_FILE, `${JSON.stringify(all, null, 2)}\n`);
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

let bot: TestBot;
beforeAll(async () => {
  if (UPDATES) await addMissing();
  bot = await startForStored();
}, 300_000);
afterAll(() => bot.stop());

describe('dialogues as they were stored', () => {
  test('there is one for every step of every flow as it is now', () => {
    const stored = new Set(readStored().map(nameOf));
    const steps = [...buildFeatures().flows.values()].flatMap(
      ({ name: flow, version, steps: own }) => own.map((step) => nameOf({ flow, version, step })),
    );
    expect(steps.filter((step) => !stored.has(step))).toEqual([]);
  });

  test.each(readStored().map((stored, at) => [nameOf(stored), stored, at + 1] as const))(
    '%s is gone on with, never misread',
    async (_name, stored, rev) => {
      await putInto(bot, stored, rev);
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
