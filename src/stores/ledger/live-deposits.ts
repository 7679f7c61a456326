import { instantOf } from '../../domain/bangkok-time.ts';
import type { LocalDate } from '../../domain/bangkok-time.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { LedgerReader } from '../../ports/stores/ledger-store.ts';

/** The newest are mostly what is asked for. */
const FIRST_PAGE = 3;
const PAGE = 20;

/**
 * A member's deposits that were not reversed, newest first, lazily. A reversal always comes after
 * what it reverses, so going backwards it is met before it.
 * @param since stops before entries recorded earlier than this day; none of them can bear it
 */
export async function* liveDeposits(
  ledger: Pick<LedgerReader, 'entriesOfMember'>,
  groupId: string,
  memberId: string,
  since?: LocalDate,
): AsyncGenerator<Entry> {
  const from = since === undefined ? 0 : instantOf(since);
  const reversed = new Set<number>();
  let before = Number.MAX_SAFE_INTEGER;
  for (let limit = FIRST_PAGE; ; limit = PAGE) {
    const page = await ledger.entriesOfMember(groupId, memberId, { before, limit });
    for (const entry of page) {
      if (entry.recordedAt < from) return;
      if (entry.reversesSeq !== null) reversed.add(entry.reversesSeq);
      if (entry.kind === 'deposit' && !reversed.has(entry.seq)) yield entry;
    }
    const last = page.at(-1);
    if (last === undefined || page.length < limit) return;
    before = last.seq;
  }
}
