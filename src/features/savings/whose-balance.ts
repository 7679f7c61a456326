import type { Reading } from '../../conversation/interpreter/reading.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';
import { spanIn } from './history-span.ts';
import type { WhoSaid } from './quick-entry.ts';

/** One number and nothing that makes it money, a month or a year: ยอด 12, 12 ยอด, balance of 12. */
const ONE_NUMBER = /^\D*?(\d{1,6})\D*$/;
const NO_MEMBER = /บาท|เดือน|วัน|ปี|baht|month|day|year|฿|%/i;
/** Words before a name. */
const BEFORE_NAME =
  /^(?:ขอ)?(?:เช็ค|เช็ก|ดู|เบิ่ง)?(?:ยอด(?:เงิน)?|ประวัติ|ใบรับ)(?:ของ|ให้)?\s*|^(?:balance|history|receipts?) (?:of|for)\s+/i;
const AFTER_NAME = /(?:หน่อย|แหน่|ให้ที|ที|ด้วย|ค่ะ|คะ|ครับ|จ้า|จ้ะ|please)+$/i;
const ONESELF = /^(?:ของ)?(?:ฉัน|ดิฉัน|ผม|หนู|เรา|ข้อย|เฮา|ตัวเอง|เอง|me|mine|myself)$/i;
const NAME_MIN = 3;

/** Whose savings a question is about, when it names somebody: a member number or a name. */
export function whoseBalance(
  { interpreter, today }: TurnContext,
  text: string,
  reading: Reading,
): WhoSaid | undefined {
  if (reading.memberNo !== undefined) return { kind: 'number', memberNo: reading.memberNo };
  const line = asciiDigits(text.trim());
  const memberNo = NO_MEMBER.test(line) ? undefined : ONE_NUMBER.exec(line)?.[1];
  if (memberNo !== undefined) return { kind: 'number', memberNo };
  if (!BEFORE_NAME.test(line)) return undefined;
  const name = line.replace(BEFORE_NAME, '').replace(AFTER_NAME, '').trim();
  if (name.length < NAME_MIN || /\d/.test(name) || ONESELF.test(name)) return undefined;
  // ประวัติปีนี้, history of May: of a time, not of somebody.
  if (spanIn(name, reading, today) !== undefined) return undefined;
  return interpreter.read(name, { today }).intent === 'unknown'
    ? { kind: 'name', name }
    : undefined;
}
