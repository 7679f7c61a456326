import { parseAccount } from '../../../domain/ledger/account-name.ts';
import { sumSatang } from '../../../domain/money.ts';
import type { LedgerRules } from '../../../domain/ledger/ledger-state.ts';
import { StoreUnavailableError } from '../../../ports/records/errors.ts';
import type { RecordReader } from '../../../ports/records/record-store.ts';
import { ledgerAccounts } from '../../schema/ledger-tables.ts';
import type { FindingList } from './finding.ts';
import type { JournalFold } from './fold-journal.ts';
import { groupPages } from './group-pages.ts';
import { misshapenColumn } from './row-shape.ts';

/**
 * I4 and I1: balances are those of the journal, none is missing or made up, they add up to 0, and
 * the store's own sum of each type (which totals are read from) is the sum of what it holds.
 */
export async function checkAccounts(
  reader: RecordReader,
  rules: LedgerRules,
  fold: JournalFold,
  findings: FindingList,
): Promise<void> {
  const due = new Map(fold.accounts);
  const totals = new Map<string, bigint>();
  for await (const page of groupPages(reader, ledgerAccounts, findings, '')) {
    for (const row of page) {
      const wrong = (field: string, what: string): void => {
        findings.add(null, 'I4', `${row.account}.${field}`, what);
      };
      const column = misshapenColumn(ledgerAccounts, row);
      if (column !== undefined) {
        wrong(column, 'is not of its kind');
        due.delete(row.account);
        continue;
      }
      totals.set(row.type, (totals.get(row.type) ?? 0n) + row.balance);
      const account = due.get(row.account);
      due.delete(row.account);
      if (account === undefined) {
        wrong('account', 'is in no entry');
        continue;
      }
      if (row.balance !== account.balance) wrong('balance', 'is not that after the last entry');
      if (row.accountSeq !== account.accountSeq) wrong('accountSeq', 'does not count its postings');
      if (row.type !== parseAccount(rules.chart, row.account)?.kind.type) {
        wrong('type', 'is not that of the chart');
      }
    }
  }
  for (const account of due.keys()) findings.add(null, 'I4', account, 'is missing');
  for (const [type, total] of totals) {
    if ((await storeSum(reader, findings.groupId, type)) !== total) {
      findings.add(null, 'I4', `total[${type}]`, 'is not the sum of its accounts');
    }
  }
  if (sumSatang(totals.values()) !== 0n)
    findings.add(null, 'I1', 'accounts', 'do not add up to zero');
}

/** Undefined when the store cannot add up what it holds. */
async function storeSum(
  reader: RecordReader,
  groupId: string,
  type: string,
): Promise<bigint | undefined> {
  try {
    return await reader.sum(ledgerAccounts, 'balance', { index: 'byType', eq: { groupId, type } });
  } catch (error) {
    if (error instanceof StoreUnavailableError) throw error;
    return undefined;
  }
}
