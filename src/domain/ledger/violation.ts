/** Names as in the reliability page: I1 balanced … I12 time order. */
export type InvariantId =
  'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9' | 'I10' | 'I11' | 'I12';

/** One broken invariant, in words for an operator; names no person and no amount. */
export interface Violation {
  readonly invariant: InvariantId;
  readonly field: string;
  readonly what: string;
}
