import { asciiDigits } from '../../domain/ascii-digits.ts';
import { parseLinkCode } from '../../domain/link-code.ts';

/**
 * Words that people type for what this feature does, where no intent of the interpreter stands for
 * it, and codes among other words.
 */
export const ISSUE_CODE =
  /^(?:ออก|ขอออก|ให้|ทำ)รหัส(?:ผูก)?\s*(?:ไลน์|line)?(?:ให้)?(?:สมาชิก|กรรมการ)?$|^(?:issue|new|make) (?:a )?(?:link )?code$/i;
export const COMMITTEE_CODE = /กรรมการ$|committee/i;
export const INVITE =
  /^(?:เชิญ|เพิ่ม)(?:เจ้าหน้าที่|พัฒนากร|พัฒนาการ(?:อำเภอ)?)$|^invite (?:an? )?officer$/i;
export const SCREEN = /จอ|screen|10\s*นาที|10\s*min/i;
export const LATER = /^(?:ไว้)?(?:ทีหลัง|ภายหลัง|ก่อน)$|^(?:later|not now)$/i;

const THAI_LETTERS = /[\u0E01-\u0E4F\u0E5A-\u0E5B]+/g;
/** Looks like a code, right or wrong: groups of 4, 4 and 3, with a letter and a digit in it. */
const CODE_LIKE = /^(?=.*\d)(?=.*[A-Z])[0-9A-Z]{4}-?[0-9A-Z]{4}-?[0-9A-Z]{2,4}$/i;

/** A code sent alone or with Thai words around it. */
export const codeIn = (text: string): string | undefined =>
  parseLinkCode(text) ?? parseLinkCode(text.replace(THAI_LETTERS, ' '));

/** Somebody tried to type a code, but a character of it is wrong or missing. */
export const isMistypedCode = (text: string): boolean =>
  CODE_LIKE.test(asciiDigits(text).replace(THAI_LETTERS, ' ').trim()) && codeIn(text) === undefined;
