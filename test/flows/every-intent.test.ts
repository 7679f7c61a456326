import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { INTENTS, type Intent } from '../../src/conversation/interpreter/index.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { faultsOf } from '../support/sound-answer.ts';
import { GROUP, WHO, type Who } from '../support/world.ts';

type Lang = 'th' | 'en';

/** What else people say, beside the plain words for each matter. */
const SAID: Readonly<Record<Lang, Partial<Readonly<Record<Intent, string>>>>> = {
  th: {
    help: 'ช่วยด้วย',
    menu: 'เมนู',
    cancel: 'ยกเลิก',
    back: 'ย้อนกลับ',
    yes: 'ใช่',
    no: 'ไม่ใช่',
    greeting: 'สวัสดี',
    thanks: 'ขอบคุณ',
    unknown: 'วันนี้ฝนตกไหม',
  },
  en: {
    help: 'help',
    menu: 'menu',
    cancel: 'cancel',
    back: 'back',
    yes: 'yes',
    no: 'no',
    greeting: 'hello',
    thanks: 'thank you',
    unknown: 'will it rain today',
  },
};
/** The answers that say that nothing was understood. */
const NOT_UNDERSTOOD = /ยังไม่เข้าใจ|did not understand|หมายถึงอันไหน|Which one do you mean/i;
const NO_MATTER: ReadonlySet<Intent> = new Set<Intent>(['unknown', 'yes', 'no']);

const ROLES: readonly (readonly [string, Who])[] = [
  ['member', 'member'],
  ['treasurer', 'treasurer'],
  ['chair', 'chair'],
  ['secretary', 'secretary'],
  ['auditor', 'auditor'],
  ['registrar', 'member2'],
  ['field officer', 'fieldOfficer'],
  ['district officer', 'districtOfficer'],
  ['province officer', 'provinceOfficer'],
  ['member of two groups', 'both'],
  ['stranger', 'stranger'],
  ['operator', 'stranger'],
];

let bot: TestBot;
afterEach(() => bot.stop());

/** The first that asks is a stranger; then they hold the office. */
async function makeOperator({ core }: TestBot): Promise<void> {
  await core.uow.transact(async ({ people, offices }) => {
    const person = await people.byUserId(WHO.stranger);
    if (!person) throw new Error('nobody asked yet');
    const about = { area: '', name: 'ผู้ดูแล', since: '2026-01-01', until: null };
    const { personId } = person;
    await offices.add({ officeId: 'o-operator', office: 'operator', personId, ...about });
  });
}

async function makeRegistrar({ core }: TestBot): Promise<void> {
  const memberId = `m-${GROUP}-0015`;
  const about = { groupId: GROUP, memberId, since: '2026-01-01', until: null } as const;
  await core.uow.transact(({ members }) =>
    members.addPost({ postId: 'post-registrar', post: 'registrar', ...about }),
  );
}

async function speakAs(who: Who, lang: Lang): Promise<void> {
  await bot.says(who, lang === 'en' ? 'change language' : 'เปลี่ยนภาษา');
  await bot.presses(who, lang === 'en' ? 'English' : 'ภาษาไทย');
}

const wordsFor = (intent: Intent, lang: Lang): string =>
  SAID[lang][intent] ?? bot.core.translator.text(`everyday.meant.${intent}`, lang);

async function leaveDialogue(who: Who, lang: Lang): Promise<void> {
  const { people, sessions } = bot.core.uow.read;
  const person = await people.byUserId(WHO[who]);
  const session = person && (await sessions.of(person.personId));
  if (session?.run) await bot.says(who, SAID[lang].cancel ?? '');
}

async function faultsOfIntent(who: Who, intent: Intent, lang: Lang): Promise<string[]> {
  const text = wordsFor(intent, lang);
  const { intent: read, certainty } = bot.core.interpreter.read(text, { today: '2026-11-24' });
  if (read !== intent || certainty !== 'exact') return [`“${text}” is read as ${read}`];
  const answers = await bot.says(who, text);
  const faults = faultsOf(answers);
  const words = bot.words(answers);
  if (!NO_MATTER.has(intent) && NOT_UNDERSTOOD.test(words)) faults.push(`not understood: ${words}`);
  await leaveDialogue(who, lang);
  return faults;
}

describe.each<Lang>(['th', 'en'])('in %s', (lang) => {
  beforeEach(async () => {
    bot = await startTestBot();
    await makeRegistrar(bot);
  });

  test('every intent ends somewhere sensible for every role', async () => {
    const table: Record<string, string[]> = {};
    let cells = 0;
    for (const [role, who] of ROLES) {
      if (role === 'operator') await makeOperator(bot);
      await speakAs(who, lang);
      for (const intent of INTENTS) {
        cells += 1;
        const faults = await faultsOfIntent(who, intent, lang);
        if (faults.length > 0) table[`${role} × ${intent}`] = faults;
      }
    }
    expect(table).toEqual({});
    expect(cells).toBe(INTENTS.length * ROLES.length);
  }, 60_000);
});

describe('two readings that are near', () => {
  beforeEach(async () => void (bot = await startTestBot()));

  test.each<[Who, string, string[]]>([
    ['member', 'ฝากแล้ว', ['ขอใบเสร็จ', 'ฝากเงิน']],
    ['treasurer', 'ฝาก 100 และถอน 50', ['ฝากเงิน', 'ถอนเงิน']],
  ])('%s says %s and is asked with two buttons; nothing is begun', async (who, text, buttons) => {
    const answers = await bot.says(who, text);
    expect(bot.words(answers)).toContain('หมายถึงอันไหน');
    expect(bot.labels(answers)).toEqual(buttons);
    const { personId } = (await bot.core.uow.read.people.byUserId(WHO[who]))!;
    expect((await bot.core.uow.read.sessions.of(personId))?.run).toBeNull();
    const [first = ''] = buttons;
    expect(bot.words(await bot.presses(who, first))).not.toContain('หมายถึงอันไหน');
  });

  test('one that is only perhaps meant is offered before what is likely', async () => {
    const labels = bot.labels(await bot.says('member', 'ยืมไม้กวาดหน่อย'));
    expect(labels[0]).toBe('กู้เงิน');
    expect(labels.length).toBeGreaterThan(2);
  });

  test('everyday talk is offered nothing it resembles', async () => {
    expect(bot.labels(await bot.says('member', 'ฟันโยกอยากถอน'))).not.toContain('ถอนเงิน');
  });
});

describe('what is likely depends on role and on the days to the deposit day, the 5th', () => {
  beforeEach(async () => void (bot = await startTestBot()));

  test.each<[string, Who, string[]]>([
    ['2026-12-03', 'member', ['เช็คยอดเงิน', 'ค้างกี่เดือน']],
    ['2026-12-05', 'treasurer', ['รับฝากเงิน', 'ใครยังไม่ส่ง']],
    ['2026-12-15', 'fieldOfficer', []],
  ])('%s, %s', async (day, who, first) => {
    bot.clock.set(Date.parse(`${day}T09:00:00+07:00`));
    const labels = bot.labels(await bot.says(who, 'กขคฆ'));
    expect(labels.slice(0, first.length)).toEqual(first);
    expect(labels.at(-1)).toBe('เมนู');
  });
});
