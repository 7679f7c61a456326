import type { Entry } from './entry.ts';
import { entryViolations } from './entry-violations.ts';
import { LedgerInvariantError } from './ledger-invariant-error.ts';
import type { LedgerRules, LedgerState } from './ledger-state.ts';

/** @throws LedgerInvariantError naming group, entry and field when `entry` must not follow `state` */
export function assertEntry(entry: Entry, state: LedgerState, rules: LedgerRules): void {
  const [violation] = entryViolations(entry, state, rules);
  if (violation === undefined) return;
  const { field, invariant, what } = violation;
  throw new LedgerInvariantError(entry.groupId, entry.seq, field, `${invariant}: ${what}`);
}
