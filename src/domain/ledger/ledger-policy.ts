/**
 * What a group's own rules allow at the moment of an attempt. It decides the outcome, which is then
 * kept; it is no part of what was asked, so a rule that changes later makes no command another.
 */
export interface LedgerPolicy {
  /** Days an entry may be dated back without a second person; the general limit unless given. */
  readonly backdateDays?: number;
  /** Largest shown balance in satang by type of account; 0 where the group keeps no such savings. */
  readonly caps?: Readonly<Record<string, bigint>>;
  /** People besides the actor who must have agreed, where it is more than the kind asks for. */
  readonly approversMin?: number;
}
