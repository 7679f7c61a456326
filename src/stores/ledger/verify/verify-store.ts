import type { LedgerRules } from '../../../domain/ledger/ledger-state.ts';
import type { RecordStore } from '../../../ports/records/record-store.ts';
import type { GroupReport } from './finding.ts';
import { ledgerGroups } from './ledger-groups.ts';
import { verifyGroup } from './verify-group.ts';

/**
 * Checks every group of the store, one after the other, also while it is being written to. An
 * embedded store answers at once, so a process that has other work pauses between two reports.
 * @throws StoreUnavailableError
 */
export async function* verifyStore(
  store: RecordStore,
  rules: LedgerRules,
): AsyncGenerator<GroupReport> {
  for await (const groupId of ledgerGroups(store)) yield await verifyGroup(store, rules, groupId);
}
