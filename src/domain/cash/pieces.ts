import { sumSatang } from '../money.ts';

/** Notes and coins in use, by their worth in satang, the largest first. */
export const KINDS = [100_000, 50_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 25] as const;
export type Kind = (typeof KINDS)[number];

/** Worth less than this, it is a coin. */
export const SMALLEST_NOTE: Kind = 2_000;
/** More of one kind than this is a slip of the finger. */
export const PIECES_MAX = 99_999;

/** How many of each kind; a kind that is missing has not been counted. */
export type Pieces = Readonly<Partial<Record<Kind, number>>>;

export const isKind = (worth: number): worth is Kind => KINDS.some((kind) => kind === worth);

/** True for a number of pieces that somebody can have counted. */
export const isCount = (count: number): boolean =>
  Number.isSafeInteger(count) && count >= 0 && count <= PIECES_MAX;

/** Satang that these come to. */
export function worthOf(pieces: Pieces): bigint {
  return sumSatang(KINDS.map((kind) => BigInt(kind) * BigInt(pieces[kind] ?? 0)));
}
