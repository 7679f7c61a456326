import { asciiDigits } from '../../domain/ascii-digits.ts';
import { notInACode, parseCheckCode } from '../../domain/ledger/check-code.ts';
import { formatReceipt } from '../../domain/ledger/receipt-number.ts';

/** Words that people type before the number and the code of a receipt, in each language. */
const ASKS =
  /^\s*(?:ขอ)?(?:ตรวจ(?:สอบ)?|เช็[คก])\s*ใบ(?:รับ(?:เงิน|ฝาก)?|ฝาก|เสร็จ)?(?:เลขที่)?|^\s*check (?:a |the |this |my )?receipt(?: no\.?)?/i;
const RECEIPT = /(\d{4})\s*\/\s*(\d{1,9})/;
/** Two groups of four, with a letter, not part of something longer. */
const CODE = /(?<![0-9A-Z])[0-9A-Z]{4}[\s\p{Pd}]?[0-9A-Z]{4}(?![0-9A-Z])/giu;

/** Something of a code, perhaps mistyped; or the word for a check and nothing else. */
const CODE_LIKE = /[0-9A-Z]{4}/i;
const ALONE = /^\s*(?:ขอ)?ตรวจใบ\s*$/;

export interface TypedCheck {
  /** As printed, `2569/0312`; undefined when only the code was typed. */
  receiptNo: string | undefined;
  /** Undefined when what was typed is no code, or a character of it is wrong or missing. */
  code: string | undefined;
  /** Characters that made it no code, because none has them. */
  odd?: readonly string[];
}

/** What somebody wants checked; undefined for words that ask for no such thing. */
export function readCheck(text: string): TypedCheck | undefined {
  const plain = asciiDigits(text.normalize('NFKC'));
  const asks = ASKS.test(plain);
  const rest = plain.replace(ASKS, ' ');
  const [number = '', year = '', no = ''] = RECEIPT.exec(rest) ?? [];
  const receiptNo =
    number === '' ? undefined : formatReceipt({ receiptYear: Number(year), receiptNo: Number(no) });
  const words = rest.replace(number, ' ');
  const typed = [...words.matchAll(CODE)].map(([found]) => found);
  const found = typed.find((one) => parseCheckCode(one) !== undefined);
  const code = found === undefined ? undefined : parseCheckCode(found);
  // Somebody who only wants to look at their receipt names no number and no code.
  const named = receiptNo !== undefined || CODE_LIKE.test(words) || ALONE.test(plain);
  if (asks && named) {
    const odd = code === undefined ? notInACode(typed[0] ?? '') : [];
    return { receiptNo, code, ...(odd.length > 0 && { odd }) };
  }
  // Without a word for it, only a code and nothing else but its number is one.
  return found !== undefined && words.replace(found, '').trim() === ''
    ? { receiptNo, code }
    : undefined;
}
