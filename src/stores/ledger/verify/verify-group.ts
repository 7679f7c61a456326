import { groupRules, hasSoundChart } from '../../../domain/ledger/group-rules.ts';
import type { LedgerRules } from '../../../domain/ledger/ledger-state.ts';
import type { RecordReader, RecordStore } from '../../../ports/records/record-store.ts';
import { ledgerHeads } from '../../schema/ledger-tables.ts';
import { checkAccounts } from './check-accounts.ts';
import { CloseWatch } from './check-closes.ts';
import { checkCommands } from './check-commands.ts';
import { checkHead } from './check-head.ts';
import { checkMonths } from './check-months.ts';
import { FindingList } from './finding.ts';
import type { GroupReport } from './finding.ts';
import { foldJournal } from './fold-journal.ts';
import { misshapenColumn } from './row-shape.ts';

/** Readings of a group that is being posted to, before its postings are made to wait for one. */
const FREE_READINGS = 5;
/** What a posting or a close changes of the head. */
const MOVES = ['seq', 'hash', 'closedThrough'] as const;

/**
 * Checks all of one group's books against each other: I1–I8 and I10–I12, recomputed from the
 * first entry on. Holds one group's balances and keys in memory, and its entries page by page.
 * A group may be posted to meanwhile: a reading during which its head moved does not count.
 */
export async function verifyGroup(
  store: RecordStore,
  rules: LedgerRules,
  groupId: string,
): Promise<GroupReport> {
  for (let reading = 1; reading <= FREE_READINGS; reading += 1) {
    const report = await readGroup(store.reader, rules, groupId);
    if (report !== 'moved') return report;
  }
  const report = await store.transact((writer) => readGroup(writer, rules, groupId));
  if (report === 'moved') throw new Error('a head moved within a transaction');
  return report;
}

async function readGroup(
  reader: RecordReader,
  shared: LedgerRules,
  groupId: string,
): Promise<GroupReport | 'moved'> {
  const findings = new FindingList(groupId);
  const before = await reader.get(ledgerHeads, { groupId });
  let entries = 0;
  if (before === undefined) {
    findings.add(null, 'I6', 'head', 'is missing, though the group has rows');
  } else {
    const column = misshapenColumn(ledgerHeads, before);
    if (column !== undefined) findings.add(null, 'I3', `head.${column}`, 'is not of its kind');
    if (!hasSoundChart(before)) {
      findings.add(null, 'I5', 'head.ownAccounts', 'are no accounts of a chart');
    }
    const rules = groupRules(shared, before);
    const closes = await CloseWatch.of(reader, before, rules, findings);
    const fold = await foldJournal(reader, rules, before, findings, closes);
    checkHead(before, fold, findings);
    await checkAccounts(reader, rules, fold, findings);
    await checkMonths(reader, fold, findings);
    await checkCommands(reader, fold, findings);
    entries = fold.entries;
    const after = await reader.get(ledgerHeads, { groupId });
    if (!after || MOVES.some((column) => after[column] !== before[column])) return 'moved';
  }
  return { groupId, entries, findings: findings.found, isCut: findings.isCut };
}
