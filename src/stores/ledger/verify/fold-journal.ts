import type { Month } from '../../../domain/bangkok-time.ts';
import type { AccountName } from '../../../domain/ledger/account-name.ts';
import { advanceHead } from '../../../domain/ledger/advance-head.ts';
import { genesisHash } from '../../../domain/ledger/chain.ts';
import type { Entry } from '../../../domain/ledger/entry.ts';
import { entryViolations } from '../../../domain/ledger/entry-violations.ts';
import { EMPTY_ACCOUNT } from '../../../domain/ledger/ledger-head.ts';
import type { AccountState, LedgerHead } from '../../../domain/ledger/ledger-head.ts';
import type { LedgerRules } from '../../../domain/ledger/ledger-state.ts';
import { isReplaced } from '../../../domain/ledger/reversal-violations.ts';
import { StoreUnavailableError } from '../../../ports/records/errors.ts';
import type { RecordReader } from '../../../ports/records/record-store.ts';
import { ledgerEntries } from '../../schema/ledger-tables.ts';
import { entryFromRow } from '../entry-row.ts';
import type { EntryRow } from '../entry-row.ts';
import type { CloseWatch } from './check-closes.ts';
import type { FindingList } from './finding.ts';
import { groupPages } from './group-pages.ts';
import { misshapenColumn } from './row-shape.ts';

/** What a group's entries, read from the first to the last, say the rest of the store must hold. */
export interface JournalFold {
  head: LedgerHead;
  entries: number;
  readonly accounts: Map<AccountName, AccountState>;
  /** By member and month, as `monthKey` joins them. */
  readonly months: Map<string, { amount: bigint; entrySeq: number }>;
  /** What each entry says of the command that it names. */
  readonly commands: Map<number, AskedFor>;
  /** By the number of the entry that was taken back, that of its reversal. */
  readonly reversals: Map<number, number>;
  /** The last one that could be read. */
  last: Entry | undefined;
}

export interface AskedFor {
  readonly idemKey: string;
  readonly inputHash: string;
  readonly actor: string;
  readonly recordedAt: number;
  /** When the entry before was recorded; 0 for the first. */
  readonly before: number;
}

export function monthKey(memberId: string, month: Month): string {
  return `${memberId}:${month}`;
}

/** Reads the whole journal of a group, and lists each entry that does not follow from those before. */
export async function foldJournal(
  reader: RecordReader,
  rules: LedgerRules,
  stored: LedgerHead,
  findings: FindingList,
  closes: CloseWatch,
): Promise<JournalFold> {
  const { groupId, openedOn } = stored;
  const fold: JournalFold = {
    head: {
      ...stored,
      seq: 0,
      hash: genesisHash(groupId, openedOn, rules.sha256),
      recordedAt: 0,
      receiptYear: 0,
      receiptNo: 0,
      // Whether an entry came too late is known only beside the closes.
      closedThrough: null,
    },
    entries: 0,
    accounts: new Map(),
    months: new Map(),
    commands: new Map(),
    reversals: new Map(),
    last: undefined,
  };
  for await (const page of groupPages(reader, ledgerEntries, findings, 0)) {
    for (const row of page) {
      fold.entries += 1;
      const entry = readEntry(row, findings);
      if (entry === undefined) {
        // The next one is judged against what this one claims, or all after it would look wrong.
        fold.head = { ...fold.head, seq: row.seq, hash: row.hash };
        continue;
      }
      const { reversesSeq } = entry;
      const original =
        reversesSeq === null ? undefined : await originalOf(reader, entry.groupId, reversesSeq);
      judge(entry, original, { fold, rules, findings });
      take(entry, fold);
      closes.take(entry);
    }
  }
  closes.end(fold.head.seq);
  if (fold.last && isReplaced(fold.last)) {
    findings.add(fold.last.seq, 'I7', 'facts.replaced', 'has no right entry after it');
  }
  return fold;
}

function readEntry(row: EntryRow, findings: FindingList): Entry | undefined {
  const column = misshapenColumn(ledgerEntries, row);
  if (column !== undefined) {
    findings.add(row.seq, 'I2', column, 'is not of its kind');
    return undefined;
  }
  try {
    return entryFromRow(row);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    findings.add(row.seq, 'I2', 'row', `cannot be read: ${error.message}`);
    return undefined;
  }
}

/** The entry that this one takes back; there are few, so each is looked up. */
async function originalOf(
  reader: RecordReader,
  groupId: string,
  seq: number,
): Promise<Entry | undefined> {
  try {
    const row = await reader.get(ledgerEntries, { groupId, seq });
    return row && misshapenColumn(ledgerEntries, row) === undefined ? entryFromRow(row) : undefined;
  } catch (error) {
    if (error instanceof StoreUnavailableError) throw error;
    return undefined;
  }
}

function judge(
  entry: Entry,
  original: Entry | undefined,
  { findings, fold, rules }: { fold: JournalFold; rules: LedgerRules; findings: FindingList },
): void {
  const known = [original, fold.last];
  const before = {
    head: fold.head,
    account: (name: AccountName) => fold.accounts.get(name) ?? EMPTY_ACCOUNT,
    entry: (seq: number) => known.find((one) => one?.seq === seq),
    reversalOf: (seq: number) => fold.reversals.get(seq),
  };
  for (const { field, invariant, what } of entryViolations(entry, before, rules)) {
    findings.add(entry.seq, invariant, field, what);
  }
}

function take(entry: Entry, fold: JournalFold): void {
  const { idemKey, inputHash, memberId, seq } = entry;
  const { recordedAt: before } = fold.head;
  fold.head = advanceHead(fold.head, entry);
  fold.last = entry;
  if (entry.reversesSeq !== null) fold.reversals.set(entry.reversesSeq, seq);
  const { actor, recordedAt } = entry;
  fold.commands.set(seq, { idemKey, inputHash, actor, recordedAt, before });
  for (const { account, accountSeq, balanceAfter } of entry.postings) {
    fold.accounts.set(account, { balance: balanceAfter, accountSeq });
  }
  for (const { amount, month } of entry.months) {
    const key = monthKey(memberId ?? '', month);
    const total = (fold.months.get(key)?.amount ?? 0n) + amount;
    if (total === 0n) fold.months.delete(key);
    else fold.months.set(key, { amount: total, entrySeq: seq });
  }
}
