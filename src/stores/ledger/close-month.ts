import { groupRules } from '../../domain/ledger/group-rules.ts';
import { dateAt } from '../../domain/bangkok-time.ts';
import { genesisHash } from '../../domain/ledger/chain.ts';
import { LedgerInvariantError } from '../../domain/ledger/ledger-invariant-error.ts';
import type { LedgerRules } from '../../domain/ledger/ledger-state.ts';
import { lastDayOf, refuseClose } from '../../domain/ledger/month-close.ts';
import type { MonthClose } from '../../domain/ledger/month-close.ts';
import { areSameBalances } from '../../domain/ledger/type-balances.ts';
import type { RecordWriter } from '../../ports/records/record-store.ts';
import type { CloseResult } from '../../ports/stores/ledger-store.ts';
import { ledgerEntries, ledgerHeads, ledgerMonthCloses } from '../schema/ledger-tables.ts';
import { balancesAt } from './balances-at.ts';
import { entriesAfter } from './entries-between.ts';
import { closeToRow } from './month-closes.ts';

/**
 * Closes a month exactly as it was asked for. Every posting of the group changes the head that is
 * changed here: of a close and a posting at once, one sees the other.
 */
export async function closeMonth(
  writer: RecordWriter,
  rules: LedgerRules,
  close: MonthClose,
): Promise<CloseResult> {
  const { groupId, hash, month, seq } = close;
  const head = await writer.get(ledgerHeads, { groupId });
  if (head === undefined) {
    throw new LedgerInvariantError(groupId, null, 'head', 'the books were never opened');
  }
  const refusal = refuseClose(head, month, dateAt(Math.max(close.at, head.recordedAt)));
  if (refusal) return { kind: 'refused', ...refusal };
  const lastHash =
    seq === 0
      ? genesisHash(groupId, head.openedOn, rules.sha256)
      : (await writer.get(ledgerEntries, { groupId, seq }))?.hash;
  if (lastHash !== hash || !(await isStillSo(writer, groupRules(rules, head), close))) {
    return { kind: 'refused', reason: 'books-moved' };
  }
  const expected = { seq: head.seq, hash: head.hash };
  if (!(await writer.update(ledgerHeads, { groupId }, { closedThrough: month }, expected))) {
    throw new LedgerInvariantError(groupId, head.seq, 'head', 'I3: changed while it was held');
  }
  await writer.insert(ledgerMonthCloses, closeToRow(close));
  return { kind: 'closed' };
}

/** Entries after the one the close counted to may only be of later months. */
async function isStillSo(
  writer: RecordWriter,
  { chart }: LedgerRules,
  { balances, groupId, month, seq }: MonthClose,
): Promise<boolean> {
  const through = lastDayOf(month);
  for await (const { effectiveDate } of entriesAfter(writer, groupId, seq)) {
    if (effectiveDate <= through) return false;
  }
  const now = await balancesAt(writer, chart, groupId, { through, upTo: seq });
  return areSameBalances(now, balances);
}
