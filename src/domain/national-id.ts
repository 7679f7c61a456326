import { asciiDigits } from './ascii-digits.ts';

const LENGTH = 13;
const GROUPS = /^(\d)(\d{4})(\d{5})(\d{2})(\d)$/;

export type NationalIdReading =
  | { kind: 'national-id'; id: string }
  /** `characters`: something other than digits, spaces and dashes. */
  | { kind: 'refused'; reason: 'characters' | 'length' | 'check-digit' };

/**
 * Reads a Thai 13-digit identification number, with Thai or ASCII digits, spaces and dashes.
 * Only the check digit is tested (domain.md §3): province digits say nothing, because Bueng Kan's
 * older numbers begin as Nong Khai's, and numbers beginning with 0, 6, 7 or 8 are non-nationals'.
 */
export function readNationalId(text: string): NationalIdReading {
  const id = asciiDigits(text.normalize('NFC')).replace(/[\s\p{Pd}\p{Cf}]/gu, '');
  if (!/^\d*$/.test(id)) return { kind: 'refused', reason: 'characters' };
  if (id.length !== LENGTH) return { kind: 'refused', reason: 'length' };
  if (checkDigit(id) !== Number(id[LENGTH - 1])) return { kind: 'refused', reason: 'check-digit' };
  return { kind: 'national-id', id };
}

/** Check digit of the first 12 digits: (11 − Σ dᵢ·(13−i) mod 11) mod 10. */
export function checkDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < LENGTH - 1; i++) sum += Number(digits[i]) * (LENGTH - i);
  return (11 - (sum % 11)) % 10;
}

/** `1-2345-67890-12-1`. */
export function formatNationalId(id: string): string {
  return id.replace(GROUPS, '$1-$2-$3-$4-$5');
}

/** `x-xxxx-xxxxx-12-1`: enough for its owner to recognise it. */
export function maskNationalId(id: string): string {
  return id.replace(GROUPS, 'x-xxxx-xxxxx-$4-$5');
}
