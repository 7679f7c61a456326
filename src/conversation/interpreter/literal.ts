/** A run of digits, and what it is by its own shape. */
export type Literal = { start: number; end: number } & (
  | { kind: 'number'; numeral: Numeral }
  /** A phone number, national id, date, time, or a word with digits in it: never an amount. */
  | { kind: 'other' }
  | { kind: 'code' }
  | { kind: 'month'; month: number; year: number }
);

/** A number in figures. */
export interface Numeral {
  /** As typed, in ASCII. */
  digits: string;
  /** In hundredths (satang, when it is baht); undefined when it is outside the grammar. */
  hundredths: bigint | undefined;
  /** A sign, bracket, letter or mark touches it: it is meant as an amount but may not be read. */
  refused: boolean;
  /** `.-` or `,-` follows. */
  hasUnit: boolean;
  /** `%` follows. */
  isPercent: boolean;
}
