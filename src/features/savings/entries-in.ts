import type { Entry } from '../../domain/ledger/entry.ts';
import type { Membership } from '../../domain/roles/actor.ts';
import type { LedgerReader } from '../../ports/stores/ledger-store.ts';
import type { Span } from './history-span.ts';

const PER_READ = 60;
/** Entries looked through for one page: more than ten years of paying twice a month. */
const READ_MAX = 600;

/**
 * A member's entries that bear a day within the span, the latest first.
 * @param before only those with a lower number
 */
export async function entriesIn(
  ledger: Pick<LedgerReader, 'entriesOfMember'>,
  { groupId, memberId }: Pick<Membership, 'groupId' | 'memberId'>,
  { before, limit, span }: { before?: number | undefined; limit: number; span: Span | undefined },
): Promise<Entry[]> {
  const found: Entry[] = [];
  let below = before;
  for (let read = 0; read < READ_MAX && found.length < limit; read += PER_READ) {
    const page = { limit: PER_READ, ...(below !== undefined && { before: below }) };
    const entries = await ledger.entriesOfMember(groupId, memberId, page);
    found.push(...entries.filter(({ effectiveDate }) => isIn(effectiveDate.slice(0, 7), span)));
    below = entries.at(-1)?.seq;
    if (entries.length < PER_READ) break;
  }
  return found.slice(0, limit);
}

const isIn = (month: string, span: Span | undefined): boolean =>
  span === undefined || (month >= span.first && month <= span.last);
