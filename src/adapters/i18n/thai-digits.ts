const THAI_ZERO = 0x0e50;
/** Private letters that stand for the digits of what must stay as it is, while a sentence is written. */
const SHIELD_ZERO = 0xe000;
const SHIELDED = /[\uE000-\uE009]/g;
const DIGITS = /[0-9]/g;
/**
 * Words with a Latin letter are codes and addresses (but `500x3` is counted cash); `2569/0312` is
 * the number of a receipt.
 */
const WORD = /\S+/g;
const CODE_LIKE = /[A-Za-wyz]|\d{4}\/\d/;

const moved = (digit: string, from: number, to: number): string =>
  String.fromCharCode(digit.charCodeAt(0) - from + to);

/** Every digit as a Thai one. */
export const thaiDigits = (text: string): string =>
  text.replace(DIGITS, (digit) => moved(digit, 0x30, THAI_ZERO));

/** A sentence of the locales in Thai digits, its examples of codes and receipt numbers as they are typed. */
export const thaiSentence = (text: string): string =>
  text.replace(WORD, (word) => (CODE_LIKE.test(word) ? word : thaiDigits(word)));

/**
 * Names, numbers of members and receipts, codes, phone numbers: people compare them with paper and
 * type them, so they stay in ASCII digits whatever the wish is. Hidden from {@link thaiSentence}.
 */
export const shield = (text: string): string =>
  text.replace(DIGITS, (digit) => moved(digit, 0x30, SHIELD_ZERO));

export const unshield = (text: string): string =>
  text.replace(SHIELDED, (digit) => moved(digit, SHIELD_ZERO, 0x30));
