import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { CATALOGUE, SCHEMA_VERSION } from '../../src/stores/schema/catalogue.ts';
import type { Who } from '../support/world.ts';

const CODE = /\b[C-Y][C-Y2-9]{3}-[C-Y2-9]{4}\b/;
const GENUINE = 'เป็นของจริง';
const NONE = 'ไม่พบใบรับที่มีเลขที่และรหัสนี้';
const MINUTE_MS = 60_000;

let bot: TestBot;
let code: string;
beforeEach(async () => {
  bot = await startTestBot();
  await bot.says('treasurer', '12 100');
  const receipt = bot.words(await bot.presses('treasurer', 'ยืนยัน'));
  code = CODE.exec(receipt)?.[0] ?? '';
});
afterEach(() => bot.stop());

const says = async (who: Who, text: string) => bot.words(await bot.says(who, text));

/** A code that is well-formed and nobody's. */
const wrong = (): string => code.slice(0, -1) + (code.endsWith('C') ? 'D' : 'C');

test('a receipt carries its number, the balance after and a code, for treasurer and member alike', () => {
  expect(code).not.toBe('');
  const member = bot.words(bot.shown('member'));
  for (const part of ['2569/0001', '100 บาท', code]) expect(member).toContain(part);
});

test('a stranger learns whether it is genuine, and nothing of whose and how much', async () => {
  for (const text of [`ตรวจใบ 2569/0001 ${code}`, code, code.toLowerCase().replace('-', ' ')]) {
    const words = await says('stranger', text);
    expect(words).toContain(text.startsWith('ตรวจใบ') ? GENUINE : 'ของใบรับจริง');
    for (const secret of ['บุญมี', '0012', '100', 'หนองหิ้ง']) expect(words).not.toContain(secret);
  }
  expect(await says('stranger', `ตรวจใบ 2569/0002 ${code}`)).toContain(NONE);
  expect(await says('stranger', `ตรวจใบ 2569/0001 ${wrong()}`)).toContain(NONE);
  for (const number of ['ตรวจใบ 2569/0001', '2569/0001', '๒๕๖๙/๑', 'เลขที่ 2569 / 0001']) {
    expect(await says('stranger', number)).toContain('ใบเลขที่ 2569/0001 ขอรหัสตรวจ 8 ตัว');
  }
  await says('stranger', 'ตรวจใบ');
  expect(await says('stranger', '2569/0001')).toContain('ขอรหัสตรวจ 8 ตัว');
});

test('whoever may see receipts sees whose and how much; others of the group do not', async () => {
  const typed = `ตรวจใบ 2569/0001 ${code}`;
  for (const who of ['auditor', 'chair', 'secretary', 'treasurer', 'member'] as const) {
    const words = await says(who, who === 'chair' ? code : typed);
    for (const part of [GENUINE, '2569/0001', 'บุญมี', '100 บาท']) expect(words).toContain(part);
  }
  expect(bot.labels(await bot.says('member', typed))).toContain('ไม่ถูกต้อง');
  expect(bot.labels(await bot.says('auditor', typed))).not.toContain('ไม่ถูกต้อง');
  for (const who of ['member2', 'otherTreasurer', 'districtOfficer'] as const) {
    const words = await says(who, typed);
    expect(words).toContain(GENUINE);
    expect(words).not.toContain('บุญมี');
  }
});

test('a character that no code has is named, in both languages, and costs no try', async () => {
  for (let times = 0; times < 6; times += 1) {
    const words = await says('stranger', 'ตรวจใบ 2569/0001 AAAA-AAA1');
    for (const part of ['ไม่มีตัว A 1', 'ในข้อความเดียวกัน']) expect(words).toContain(part);
    expect(words).not.toContain('ลองได้อีก');
  }
  expect(await says('stranger', 'ตรวจใบ')).toContain('ในข้อความเดียวกัน');
  await bot.says('stranger', 'ภาษา');
  await bot.presses('stranger', 'English');
  const words = await says('stranger', 'check receipt 2569/0001 AAAA-AAA1');
  for (const part of ['never has A 1', 'in one message']) expect(words).toContain(part);
});

test('where a link code is asked for, a code of a receipt’s shape is a wrong link code', async () => {
  await bot.says('stranger', 'ผูกไลน์');
  const hint = await says('stranger', 'AAAA-AAAA');
  await bot.says('stranger', 'ยกเลิก');
  await bot.says('stranger', 'ผูกไลน์');
  expect(await says('stranger', 'CCCC-CCCC')).toBe(hint);
  expect(await says('stranger', code)).not.toContain('ของใบรับจริง');
  expect(await says('stranger', `ตรวจใบ 2569/0001 ${code}`)).toContain(GENUINE);
});

test('five wrong codes make a person wait, as with link codes; others do not wait', async () => {
  const typed = `ตรวจใบ 2569/0001 ${wrong()}`;
  for (const left of [4, 3, 2, 1]) {
    expect(await says('stranger', typed)).toContain(`ลองได้อีก ${left} ครั้ง`);
  }
  expect(await says('stranger', typed)).toContain('รออีก 15 นาที');
  expect(await says('stranger', code)).toContain('รออีก 15 นาที');
  expect(await says('member2', code)).toContain('ของใบรับจริง');
  bot.clock.advance(15 * MINUTE_MS + 1_000);
  expect(await says('stranger', code)).toContain('ของใบรับจริง');
});

test('the code comes with a picture that types the question, in the person’s language', async () => {
  const card = JSON.stringify(await bot.presses('member', 'ให้คนอื่นตรวจ'));
  expect(card).toContain(code);
  expect(card).toContain(`ตรวจใบ 2569/0001 ${code}`);
  expect(card).toContain('https://bot.example.org/qr/');
  const token = bot.token('member', 'ให้คนอื่นตรวจ');
  expect(bot.words(await bot.pressesToken('member2', token))).not.toContain(code);
});

test('in the middle of a dialogue it is answered, and the question asked again', async () => {
  await bot.says('treasurer', 'ฝาก');
  const words = await says('treasurer', `ตรวจใบ 2569/0001 ${code}`);
  expect(words).toContain(GENUINE);
  expect(words).toContain('ใครมาฝาก');
  await bot.says('treasurer', '15 100');
  expect(await says('treasurer', code)).toContain(GENUINE);
});

test('an entry that was changed in the store has no genuine receipt', async () => {
  await bot.stop();
  const folder = mkdtempSync(join(tmpdir(), 'sajja-check-'));
  const file = join(folder, 'store.db');
  const options = { file, tables: CATALOGUE, schemaVersion: SCHEMA_VERSION };
  bot = await startTestBot({ store: await openSqliteStore(options) });
  await bot.says('treasurer', '12 100');
  code = CODE.exec(bot.words(await bot.presses('treasurer', 'ยืนยัน')))?.[0] ?? '';
  expect(await says('member2', code)).toContain('ของใบรับจริง');
  const hand = new DatabaseSync(file);
  hand.exec('DROP TRIGGER ledger_entries__no_update');
  const name = (from: string, to: string) =>
    hand.exec(`UPDATE ledger_entries SET postings = replace(postings, '${from}', '${to}')`);
  name('0012', '0015');
  expect(await says('member2', code)).toContain(NONE);
  name('0015', '0012');
  expect(await says('member2', code)).toContain('ของใบรับจริง');
  hand.close();
  rmSync(folder, { recursive: true, force: true });
});
