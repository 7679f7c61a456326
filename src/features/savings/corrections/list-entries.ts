import type { TurnContext } from '../../../conversation/turn-context.ts';
import { buddhistYear } from '../../../domain/bangkok-time.ts';
import { asciiDigits } from '../../../domain/ascii-digits.ts';
import type { Entry } from '../../../domain/ledger/entry.ts';
import { formatReceipt } from '../../../domain/ledger/receipt-number.ts';
import type { CorrectData } from './correct-data.ts';
import { bookedAt, type BookedEntry } from './correctable.ts';

/** Entries in one list. */
const ROWS = 8;
/** Entries looked at for one list; reversals and what they took back are left out. */
const LOOKED_AT_MAX = 60;
/** `2569/0312`, or the number alone for this year's; a word for it may stand before. */
const RECEIPT = /^(?:ใบ\S*|receipt|no\.?)?\s*(?:(\d{4})\s*\/\s*)?(\d{1,9})$/i;
const WITHIN = /(\d{4})\s*\/\s*(\d{1,9})/;

export interface EntryList {
  rows: readonly BookedEntry[];
  /** Where a further list begins below; null at the end. */
  below: number | null;
}

/** The last entries that can still be corrected, newest first. */
export async function listEntries(
  ctx: TurnContext,
  { before, groupId, memberId }: CorrectData,
): Promise<EntryList> {
  const rows: BookedEntry[] = [];
  let below: number | null = null;
  for await (const { groupId: at, reversesSeq, seq } of backwards(ctx, groupId, memberId, before)) {
    if (reversesSeq !== null || (await ctx.stores.ledger.reversalOf(at, seq))) continue;
    if (rows.length === ROWS) return { rows, below };
    const booked = await bookedAt(ctx.stores, groupId, seq);
    if (booked) rows.push(booked);
    below = seq;
  }
  return { rows, below: null };
}

async function* backwards(
  { stores: { ledger } }: TurnContext,
  groupId: string,
  memberId: string | null,
  before: number | null,
): AsyncGenerator<Entry> {
  if (memberId !== null) {
    const page = { limit: LOOKED_AT_MAX, ...(before !== null && { before }) };
    yield* await ledger.entriesOfMember(groupId, memberId, page);
    return;
  }
  const last = before === null ? ((await ledger.head(groupId))?.seq ?? 0) : before - 1;
  for (let seq = last; seq > Math.max(0, last - LOOKED_AT_MAX); seq -= 1) {
    const entry = await ledger.entry(groupId, seq);
    if (entry) yield entry;
  }
}

/** A receipt number and nothing else; of this year when no year is said. */
export function receiptTyped({ today }: TurnContext, text: string): string | undefined {
  const [, year, no] = RECEIPT.exec(asciiDigits(text.trim())) ?? [];
  return no === undefined ? undefined : receiptOf(year ?? String(buddhistYear(today)), no);
}

/** A receipt number with its year somewhere in a sentence. */
export function receiptWithin(text: string): string | undefined {
  const [, year, no] = WITHIN.exec(asciiDigits(text)) ?? [];
  return year === undefined || no === undefined ? undefined : receiptOf(year, no);
}

const receiptOf = (year: string, no: string): string =>
  formatReceipt({ receiptYear: Number(year), receiptNo: Number(no) });
