import { asciiDigits } from './ascii-digits.ts';

export type PhoneReading =
  | { kind: 'mobile' | 'landline'; number: string }
  /** `characters`: letters or signs that no phone number has. `number`: no Thai number has this form. */
  | { kind: 'refused'; reason: 'characters' | 'number' };

const MOBILE = /^0[689]\d{8}$/;
/** 02 Bangkok, 03x centre and east, 04x north-east, 05x north, 07x south. */
const LANDLINE = /^0[2-57]\d{7}$/;

/**
 * Reads a Thai phone number (domain.md §3) in Thai or ASCII digits with spaces, dashes, dots and
 * brackets; +66, 66 and 0066 stand for the leading 0. A phone is shared and recycled: no identity.
 * @returns `number` in national form, digits only
 */
export function readPhone(text: string): PhoneReading {
  const bare = asciiDigits(text.normalize('NFC')).replace(/[\s\p{Pd}\p{Cf}.()]/gu, '');
  if (!/^\+?\d+$/.test(bare)) return { kind: 'refused', reason: 'characters' };
  const number = national(bare);
  if (MOBILE.test(number)) return { kind: 'mobile', number };
  if (LANDLINE.test(number)) return { kind: 'landline', number };
  return { kind: 'refused', reason: 'number' };
}

function national(bare: string): string {
  const abroad = /^(?:\+|00)?66(0?)(\d{8,9})$/.exec(bare);
  return abroad ? `0${abroad[2]}` : bare;
}

/** `081-234-5678`, `042-123-456`, `02-123-4567`. */
export function formatPhone(number: string): string {
  if (number.startsWith('02')) return number.replace(/^(\d\d)(\d{3})(\d{4})$/, '$1-$2-$3');
  return number.replace(/^(\d{3})(\d{3})(\d{3,4})$/, '$1-$2-$3');
}

/** `08x-xxx-5678`: enough for its owner to recognise it. */
export function maskPhone(number: string): string {
  const kept = number.length - 4;
  const masked = number.replace(/\d/g, (digit, i: number) => (i < 2 || i >= kept ? digit : 'x'));
  if (number.startsWith('02')) return masked.replace(/^(..)(.{3})(.{4})$/, '$1-$2-$3');
  return masked.replace(/^(.{3})(.{3})(.{3,4})$/, '$1-$2-$3');
}
