import { addDays, dateAt } from '../../../domain/bangkok-time.ts';
import type { Entry } from '../../../domain/ledger/entry.ts';
import type { TypeBalances } from '../../../domain/ledger/type-balances.ts';
import { cashBook, type CashBook } from '../../../domain/statements/cash-book.ts';
import { memberStatement, type MemberAccount } from '../../../domain/statements/member-account.ts';
import { monthReceipts, type MonthReceipts } from '../../../domain/statements/month-receipts.ts';
import type { Period } from '../../../domain/statements/period.ts';
import type { Readers } from '../../../ports/stores/stores.ts';

type Read = Pick<Readers, 'ledger'>;

/** Entries of a member read at a time. */
const PAGE = 100;

export function loadTrial(
  { ledger }: Read,
  groupId: string,
  period: Period,
): Promise<TypeBalances> {
  return ledger.balancesAt(groupId, { through: period.last, upTo: period.upTo });
}

export async function loadCashBook(read: Read, groupId: string, period: Period): Promise<CashBook> {
  const before = { through: addDays(period.first, -1), upTo: period.upTo };
  const opening = (await read.ledger.balancesAt(groupId, before))['cash'] ?? 0n;
  return cashBook(opening, await entriesIn(read, groupId, period), period);
}

export async function loadReceipts(
  read: Read,
  groupId: string,
  period: Period,
): Promise<MonthReceipts> {
  return monthReceipts(await entriesIn(read, groupId, period), period);
}

/** Reads no further back than the period: what was recorded before it bears no later day. */
export async function loadAccount(
  { ledger }: Read,
  { groupId, memberId }: { groupId: string; memberId: string },
  period: Period,
): Promise<MemberAccount> {
  const now = await ledger.savings(groupId, memberId);
  const entries: Entry[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page = await ledger.entriesOfMember(groupId, memberId, { before, limit: PAGE });
    entries.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    if (dateAt(last.recordedAt) < period.first && last.seq <= period.upTo) break;
    before = last.seq;
  }
  return memberStatement(memberId, now, entries, period);
}

async function entriesIn({ ledger }: Read, groupId: string, period: Period): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of ledger.entriesBetween(groupId, period)) entries.push(entry);
  return entries;
}
