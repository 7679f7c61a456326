/**
 * The books contradict themselves, or a program error would make them. Nothing is written; whoever
 * catches it freezes the group. Carries no amounts and no names, so it may be logged.
 */
export class LedgerInvariantError extends Error {
  override readonly name = 'LedgerInvariantError';
  readonly groupId: string;
  /** Number of the entry, or null when it is about none. */
  readonly seq: number | null;
  readonly field: string;
  /** The invariant and what is wrong, in words for an operator. */
  readonly what: string;

  constructor(groupId: string, seq: number | null, field: string, what: string) {
    super(`ledger ${groupId}${seq === null ? '' : ` entry ${seq}`}: ${field}: ${what}`);
    this.groupId = groupId;
    this.seq = seq;
    this.field = field;
    this.what = what;
  }
}
