const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
/** Upper vowels, mai taikhu and nikhahit come before the tone mark of the same letter. */
const TONE_BEFORE_VOWEL = /([\u0E48-\u0E4B])([\u0E31\u0E34-\u0E3A\u0E47\u0E4D])/g;
/** Nikhahit, an optional tone mark, sara aa: looks like sara am and is often typed for it. */
const SPLIT_SARA_AM = /\u0E4D([\u0E48-\u0E4B]?)\u0E32/g;
const SARA_AM_BEFORE_TONE = /\u0E33([\u0E48-\u0E4B])/g;

/**
 * One spelling for names that look the same on a screen: NFC, no invisible characters, single
 * spaces, marks in Thai typing order, `ํา` as `ำ`, `เเ` as `แ`. Keeps what the name says.
 */
export function normaliseName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(INVISIBLE, '')
    .replace(TONE_BEFORE_VOWEL, '$2$1')
    .replace(SPLIT_SARA_AM, '$1\u0E33')
    .replace(SARA_AM_BEFORE_TONE, '$1\u0E33')
    .replace(/\u0E40\u0E40/g, '\u0E41')
    .replace(/ +/g, ' ')
    .trim();
}
