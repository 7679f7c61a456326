import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readMenuFiles } from '../../src/adapters/line/rich-menus/menu-files.ts';
import { MENUS_DIR } from '../../src/composition/menus-dir.ts';
import type { Run } from '../../src/ports/stores/sessions-store.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { sessionOf, wouldStandAt } from '../support/dry-turn.ts';
import { readScripts, walkScript } from '../support/flow-script.ts';
import type { Who } from '../support/world.ts';

const ENTRIES = [
  ...new Set(readMenuFiles(MENUS_DIR).flatMap(({ areas }) => areas.map(({ entry }) => entry))),
];
const GREETINGS = { th: ['สวัสดี', 'สวัสดีค่ะ', 'ขอบคุณค่ะ'], en: ['hello', 'thank you'] };

const stand = ({ step, data }: Run) => ({ step, data });

describe('what a rich menu types is never an answer', () => {
  const walked = new Set<string>();

  test.each(readScripts().map(({ file, script }) => [file, script] as const))(
    'at any step of %s',
    async (_, script) => {
      await walkScript(script, async (bot, who) => {
        const run = (await sessionOf(bot, who))?.run;
        const place = `${script.lang} ${who} ${run?.flow} ${run?.step}`;
        if (!run || walked.has(place)) return;
        walked.add(place);
        const free = bot.core.registry.flows.get(run.flow)?.freeText(run.step);
        // Where only known words count, one language shows it.
        if (script.lang === 'en' && !free) return;
        const words = (key: string) => bot.core.translator.text(key, script.lang);
        const says = ENTRIES.map((entry) => words(`menus.${entry}.says`));
        const labels = ENTRIES.map((entry) => words(`menus.${entry}.label`));
        const lines = linesAsked(bot, who);
        const taps = [...says, ...labels.filter((label) => !lines.has(label))];
        for (const text of new Set(taps)) await expectNoAnswer(bot, who, run, text);
        const greetings = free === 'name' ? GREETINGS[script.lang] : [];
        for (const text of greetings) {
          const after = (await wouldStandAt(bot, who, text)).run;
          expect({ place, text, ...(after && stand(after)) }).toEqual({
            place,
            text,
            ...stand(run),
          });
        }
      });
    },
  );

  test('every step that a script reaches was tried', () => {
    expect(walked.size).toBeGreaterThan(80);
  });
});

/** Lines of the question by name: whoever types what they see there answers it. A tap types `says`. */
function linesAsked(bot: TestBot, who: Who): ReadonlySet<string> {
  // A question may be two cards: what one may do alone, and what takes two.
  const last = bot.shown(who).slice(-2);
  const lines = [...bot.labels(last), ...bot.words(last).split('\n')];
  return new Set(lines.flatMap((line) => /^\d+\. (.+)$/.exec(line)?.[1] ?? []));
}

/** The dialogue stands exactly as it did, or was left, unfinished, for another one or for good. */
async function expectNoAnswer(bot: TestBot, who: Who, run: Run, text: string): Promise<void> {
  const { run: after, recent } = await wouldStandAt(bot, who, text);
  const at = `${run.flow} ${run.step}: ${text}`;
  if (after?.runId === run.runId) {
    expect({ at, run: after }).toEqual({ at, run });
    return;
  }
  const how = recent.find(({ runId }) => runId === run.runId)?.how;
  expect({ at, how }).toEqual({ at, how: 'cancelled' });
  expect(after?.flow).not.toBe(run.flow);
}

let bot: TestBot;
describe('a tap on the rich menu in the middle of something', () => {
  beforeEach(async () => {
    bot = await startTestBot();
  });
  afterEach(() => bot.stop());

  test.each<[Who, string, string, string]>([
    ['treasurer', 'เพิ่มสมาชิก', 'ใครยังไม่ส่ง', 'ชื่ออะไร'],
    ['districtOfficer', 'ประกาศ', 'ผลการส่งข่าว', 'พิมพ์ข่าวที่อยากส่ง'],
    ['districtOfficer', 'ประกาศ', 'กลุ่มในพื้นที่', 'พิมพ์ข่าวที่อยากส่ง'],
    ['fieldOfficer', 'เปิดกลุ่มใหม่', 'สวัสดี', 'ชื่อ'],
  ])(
    '%s in %s: %s is answered, then the question comes again',
    async (who, flow, tap, question) => {
      const asked = bot.words(await bot.says(who, flow));
      const idle = await startTestBot();
      const answer = idle.words(await idle.says(who, tap));
      await idle.stop();
      const words = bot.words(await bot.says(who, tap));
      expect(asked).toContain(question);
      expect(words).toBe(`${answer}\n${asked}`);
    },
  );

  test('another dialogue is begun, and the one left is named', async () => {
    await bot.says('treasurer', 'เพิ่มสมาชิก');
    const words = bot.words(await bot.says('treasurer', 'ออกรหัส'));
    expect(words).toContain('พัก “เพิ่มสมาชิก” ไว้เท่านี้');
    expect(words).toContain('ออกรหัสผูก LINE ให้ใคร');
  });

  test('the dialogue in progress goes on, with what was answered', async () => {
    await bot.says('treasurer', 'เพิ่มสมาชิก');
    await bot.says('treasurer', 'นายใหม่ มาดี');
    const words = bot.words(await bot.says('treasurer', 'เพิ่มสมาชิก'));
    expect(words).toContain('ยังทำ “เพิ่มสมาชิก” ค้างอยู่');
    expect(words).toContain('เลขสมาชิกของ นายใหม่ มาดี');
  });

  test.each(['เพิ่มสมาชิก', 'ออกรหัส', 'ออกรหัสผูก LINE'])(
    '%s works at the confirming card of a deposit, and nothing is recorded',
    async (tap) => {
      await bot.says('treasurer', '12 100');
      const words = bot.words(await bot.says('treasurer', tap));
      expect(words).toContain('ยังไม่ได้บันทึกอะไร');
      expect(words).not.toContain('บันทึกแล้ว');
    },
  );

  test('words that only hold those of a menu are news', async () => {
    for (const text of [
      'ใครยังไม่ส่ง รีบส่งนะ',
      'สวัสดีปีใหม่',
      'กลุ่มในพื้นที่ทุกกลุ่ม',
      'ยกเลิกประชุม',
      'เมนูอาหารกลางวันเด็ก',
    ]) {
      await bot.says('districtOfficer', 'ประกาศ');
      expect(bot.words(await bot.says('districtOfficer', text))).toContain('จะใส่รูปไหม');
      await bot.says('districtOfficer', 'ยกเลิก');
    }
  });
});
