import { parseAccount } from '../../../domain/ledger/account-name.ts';
import type { LedgerRules } from '../../../domain/ledger/ledger-state.ts';
import type { RecordReader } from '../../../ports/records/record-store.ts';
import { ledgerAccounts } from '../../schema/ledger-tables.ts';
import type { FindingList } from './finding.ts';
import type { JournalFold } from './fold-journal.ts';
import { groupPages } from './group-pages.ts';
import { misshapenColumn } from './row-shape.ts';

/** I4 and I1: balances are those of the journal, none is missing or made up, and they add up to 0. */
export async function checkAccounts(
  reader: RecordReader,
  rules: LedgerRules,
  fold: JournalFold,
  findings: FindingList,
): Promise<void> {
  const due = new Map(fold.accounts);
  let total = 0n;
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
      total += row.balance;
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
  if (total !== 0n) findings.add(null, 'I1', 'accounts', 'do not add up to zero');
}
