import { pagesOf } from '../../adapters/backup/pages.ts';
import { StoreRefusedError } from '../../ports/records/errors.ts';
import type { RecordStore } from '../../ports/records/record-store.ts';
import { ledgerAccounts } from '../../stores/schema/ledger-tables.ts';

/**
 * Asks both stores for the sum of each sort of account of each group, added up by the store itself.
 * @returns how many sums were compared @throws StoreRefusedError for the first that differs
 */
export async function compareBalances(from: RecordStore, to: RecordStore): Promise<number> {
  let compared = 0;
  let asked = { groupId: '', types: new Set<string>() };
  for await (const page of pagesOf(from, ledgerAccounts)) {
    for (const { groupId, type } of page) {
      // Accounts come group by group: each sort is asked for once.
      if (asked.groupId !== groupId) asked = { groupId, types: new Set() };
      if (asked.types.has(type)) continue;
      asked.types.add(type);
      const query = { index: 'byType', eq: { groupId, type } };
      const here = await from.reader.sum(ledgerAccounts, 'balance', query);
      const there = await to.reader.sum(ledgerAccounts, 'balance', query);
      if (here !== there) throw differs(groupId, type);
      compared += 1;
    }
  }
  return compared;
}

const differs = (groupId: string, type: string): StoreRefusedError =>
  new StoreRefusedError(
    `group ${groupId}: the balances of ${type} are not the same on both sides`,
    'Nothing is served from the new store. Drop it and run this again.',
  );
