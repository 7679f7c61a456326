import { asciiDigits } from './ascii-digits.ts';

/** Member numbers are shown with at least this many digits, zeros in front. */
const DIGITS = 4;
const TYPED = /^(?:เลข(?:ที่)?|no\.?|#)?\s*(\d{1,6})$/i;

/** `34` → `0034`. */
export const showMemberNumber = (number: number): string => String(number).padStart(DIGITS, '0');

/** A member number as people type it, zero-padded; undefined for anything else and for 0. */
export function readMemberNumber(text: string): string | undefined {
  const digits = TYPED.exec(asciiDigits(text.trim()))?.[1];
  return digits === undefined || Number(digits) === 0
    ? undefined
    : showMemberNumber(Number(digits));
}
