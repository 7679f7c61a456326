import type { Month } from '../../domain/bangkok-time.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import {
  firstDayOf,
  lastDayOf,
  nextToClose,
  refuseClose,
  type CloseRefusal,
} from '../../domain/ledger/month-close.ts';
import type { TypeBalances } from '../../domain/ledger/type-balances.ts';
import { typeBalances } from '../../domain/ledger/type-balances.ts';
import { satangFromText, satangToText } from '../../domain/money.ts';
import { uncountedDays } from '../../domain/statements/uncounted-days.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import type { ClosePayload } from './close-data.ts';

export type DraftClose =
  | { kind: 'draft'; payload: ClosePayload }
  | { kind: 'refused'; refusal: CloseRefusal }
  /** Every month that is over is closed. */
  | { kind: 'nothing' };

/** What closing a month of a group would be over, as its books stand now. */
export async function draftClose(
  read: Readers,
  groupId: string,
  asked: { month: Month | null; today: string },
): Promise<DraftClose> {
  const head = await read.ledger.head(groupId);
  if (!head) return { kind: 'nothing' };
  const month = asked.month ?? nextToClose(head, asked.today);
  if (month === undefined) return { kind: 'nothing' };
  const refusal = refuseClose(head, month, asked.today);
  if (refusal) return { kind: 'refused', refusal };
  const { hash, seq } = head;
  const first = firstDayOf(month);
  const last = lastDayOf(month);
  const entries: Entry[] = [];
  for await (const entry of read.ledger.entriesBetween(groupId, { first, last })) {
    entries.push(entry);
  }
  const balances = await read.ledger.balancesAt(groupId, { through: last, upTo: seq });
  const confirmed = await read.cashCounts.confirmedDays(groupId, first, last);
  const payload = {
    month,
    seq,
    hash,
    balances: Object.fromEntries(
      Object.entries(balances).map(([type, satang]) => [type, satangToText(satang)]),
    ),
    receipts: entries.filter(({ receiptNo }) => receiptNo !== null).length,
    disputes: (await read.receipts.openDisputes(groupId)).length,
    approvals: (await read.approvals.openIn(groupId)).length,
    uncounted: uncountedDays(entries, confirmed),
    isFirst: head.closedThrough === null,
  };
  return { kind: 'draft', payload };
}

export const balancesOf = ({ balances }: ClosePayload): TypeBalances =>
  typeBalances(
    Object.entries(balances).map(([type, satang]) => [type, satangFromText(satang)] as const),
  );
