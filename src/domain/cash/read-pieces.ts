import { asciiDigits } from '../ascii-digits.ts';
import { isCount, isKind, KINDS, type Kind, type Pieces } from './pieces.ts';

/** A line of kinds and how many of each, such as `500x3 100x12`. */
export type ReadPieces =
  | { kind: 'pieces'; pieces: Pieces }
  /** Not such a line at all. */
  | { kind: 'none' }
  /** `part` names no note or coin, is said twice, or is too many. */
  | { kind: 'refused'; reason: 'no-such-kind' | 'twice' | 'too-many'; part: string };

const PART =
  /(\d{1,3}(?:,\d{3})+|\d*\.\d{1,2}|\d{1,4})\s*(?:บาท|บ\.?|฿|สตางค์|สต\.?|baht|satang)?\s*(?:[x×*คูณ=:]+|ใบละ|อันละ)\s*([\d,]{1,9})\s*(?:ใบ|เหรียญ|อัน|ฉบับ|notes?|coins?|pcs?|pieces?)?/giu;
const SATANG_WORD = /สตางค์|สต|satang/i;
const BETWEEN = /[\s,;+]|และ|กับ|and/giu;
const SATANG_PER_BAHT = 100;

/** Reads a whole count from one line; kinds that are not named have none. */
export function readPieces(text: string): ReadPieces {
  const line = asciiDigits(text.normalize('NFC'));
  const parts = [...line.matchAll(PART)];
  if (parts.length === 0 || line.replace(PART, '').replace(BETWEEN, '') !== '') {
    return { kind: 'none' };
  }
  const pieces: Partial<Record<Kind, number>> = {};
  for (const [whole, worth = '', times = ''] of parts) {
    const part = whole.trim();
    const kind = kindOf(worth, SATANG_WORD.test(part));
    if (kind === undefined) return { kind: 'refused', reason: 'no-such-kind', part };
    if (pieces[kind] !== undefined) return { kind: 'refused', reason: 'twice', part };
    const count = Number(times.replaceAll(',', ''));
    if (!isCount(count)) return { kind: 'refused', reason: 'too-many', part };
    pieces[kind] = count;
  }
  const none = KINDS.map((kind) => [kind, 0] as const);
  return { kind: 'pieces', pieces: { ...Object.fromEntries(none), ...pieces } };
}

/** `0.5`, `.50`, `1,000`, or 25 with the word satang. */
function kindOf(worth: string, inSatang: boolean): Kind | undefined {
  const [baht = '', part = ''] = worth.replaceAll(',', '').split('.');
  const satang = inSatang
    ? Number(baht)
    : Number(baht || '0') * SATANG_PER_BAHT + Number(part.padEnd(2, '0'));
  return isKind(satang) ? satang : undefined;
}
