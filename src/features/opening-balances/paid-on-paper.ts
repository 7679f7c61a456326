import { addMonths, monthOf } from '../../domain/bangkok-time.ts';
import type { MonthShare } from '../../domain/ledger/entry.ts';
import { MONTHS_PER_ENTRY_MAX } from '../../domain/ledger/limits.ts';
import type { RegisterLine } from '../../domain/register/register-line.ts';
import type { LedgerReader } from '../../ports/stores/ledger-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { TakeOverPayload } from './take-over-data.ts';

/**
 * The months that the paper has as paid and the bot does not know of: from when the member owes to
 * the last one of the register, without those they are behind with. Each counts with the pledge, or
 * with an even part of the savings where these are less; the last 36 at most.
 */
export async function paidOnPaper(
  ledger: LedgerReader,
  { groupId, joinedOn, memberId }: Member,
  { behind, pledge, savings }: RegisterLine,
  { through }: TakeOverPayload,
): Promise<MonthShare[]> {
  const last = addMonths(through, -behind);
  const earliest = addMonths(last, 1 - MONTHS_PER_ENTRY_MAX);
  const joined = monthOf(joinedOn);
  const first = joined > earliest ? joined : earliest;
  if (first > last) return [];
  const known = await ledger.monthsPaid(groupId, memberId, first, last);
  const months: string[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) {
    if (!known.some((paid) => paid.month === month)) months.push(month);
  }
  if (months.length === 0) return [];
  const part = savings / BigInt(months.length);
  const amount = part < pledge ? part : pledge;
  return amount === 0n ? [] : months.map((month) => ({ month, amount }));
}
