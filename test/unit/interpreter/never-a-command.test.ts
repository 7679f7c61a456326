import { expect, test } from '@jest/globals';
import { interpreter, TODAY } from './support.ts';

const VERBS = 'ฝาก|ฝากเงิน|ส่งเงิน|ส่งสัจจะ|จ่ายสัจจะ|ออมเงิน|ถอน|ถอนเงิน|เบิกเงิน|เบิกสัจจะพิเศษ'.split('|');
const QUESTIONS = (
  'วันไหน|ได้วันไหน|ที่ไหน|ได้ไหม|เท่าไหร่|กี่บาท|หรือยัง|แล้วหรือยัง|กับใคร|เมื่อไหร่|ได้เมื่อไหร่|' +
  'ได้กี่บาท|กี่เดือน|ไหม|หรือเปล่า|บ่|ไป่|อะไร|ตอนไหน|มื้อใด๋|ไปทำไม|แล้วบ่|ได้เท่าไหร่|เดือนละเท่าไหร่|' +
  'วันนี้ได้ไหม|ดีไหม|ยัง|ได้ป่าว|ผ่านแอปได้ไหม'
).split('|');
const DENIALS = (
  'ไม่|บ่|ไม่ได้|ยังไม่ได้|ยังไม่|ยังบ่ได้|อย่า|ห้าม|ไม่อยาก|ไม่ต้อง|ไม่ใช่|เลิก|งด|ไม่เคย|บ่เคย|บ่ได้|บ่อยาก|' +
  'ทำไมต้อง|ใคร|ใครไม่|ถ้าไม่|ไม่มีเงิน|ขี้เกียจ|ลืม|เคย'
).split('|');
/** Money verbs in another sense, before anything that may follow. */
const OTHER_SENSES = 'ถอนฟัน|กู้ภัย|ฝากซื้อ|ฝากความคิดถึง|โอนบ้าน|ยืมมือ|ถอนหญ้า|ฝากครรภ์|เบิกบาน|ส่งลูก'.split(
  '|',
);
const AFTER = ['', ' 100', ' 100 บาท', 'หน่อย', 'เดือนนี้', 'แล้ว', 'ให้หน่อย 500'];

function commandsAmong(texts: readonly string[]): string[] {
  return texts.filter((text) =>
    ['deposit', 'withdraw', 'pledge-change'].includes(
      interpreter.read(text, { today: TODAY }).intent,
    ),
  );
}

test('a question about a payment is never taken for the payment', () => {
  const asked = VERBS.flatMap((verb) =>
    QUESTIONS.flatMap((question) => [
      verb + question,
      `${verb} ${question}`,
      `จะ${verb}${question}`,
      `อยากรู้ว่า${verb}${question}`,
    ]),
  );
  expect(asked.length).toBeGreaterThan(1000);
  expect(commandsAmong(asked)).toEqual([]);
});

test('what is denied, stopped or forgotten is never taken for a command', () => {
  const denied = VERBS.flatMap((verb) =>
    DENIALS.flatMap((denial) => ['', 'แล้ว', ' 100', 'เดือนนี้'].map((after) => denial + verb + after)),
  );
  expect(denied.length).toBeGreaterThan(900);
  expect(commandsAmong(denied)).toEqual([]);
});

test('a money word in another sense is never a command', () => {
  expect(commandsAmong(OTHER_SENSES.flatMap((word) => AFTER.map((after) => word + after)))).toEqual(
    [],
  );
});
