import type { UnsealedEntry } from './entry.ts';
import { unsealedViolations } from './entry-violations.ts';
import { LedgerInvariantError } from './ledger-invariant-error.ts';
import type { LedgerRules, LedgerState } from './ledger-state.ts';

/**
 * The guard before an entry is sealed and written.
 * @throws LedgerInvariantError naming group, entry and field when `entry` must not follow `state`
 */
export function assertEntry(entry: UnsealedEntry, state: LedgerState, rules: LedgerRules): void {
  const [violation] = unsealedViolations(entry, state, rules);
  if (violation === undefined) return;
  const { field, invariant, what } = violation;
  throw new LedgerInvariantError(entry.groupId, entry.seq, field, `${invariant}: ${what}`);
}
