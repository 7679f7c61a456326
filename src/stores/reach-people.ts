import type { RecordReader } from '../ports/records/record-store.ts';
import type { Reachable } from '../ports/stores/campaigns-store.ts';
import { people } from './schema/people.ts';

/** Rows of one page; a page is worth about this many single look-ups. */
const PAGE_MAX = 500;
const PAGE_MIN = 20;

/**
 * Who of many people can be reached by news. Walks the people table from one wanted id to the next,
 * page by page, instead of asking for each: a province's members take some dozens of pages.
 */
export async function reachPeople(
  reader: RecordReader,
  personIds: readonly string[],
): Promise<Reachable[]> {
  const wanted = [...new Set(personIds)].toSorted();
  const found: Reachable[] = [];
  let at = 0;
  while (at < wanted.length) {
    const first = wanted[at] ?? '';
    const limit = Math.max(PAGE_MIN, Math.min(PAGE_MAX, 2 * (wanted.length - at)));
    const rows = await reader.find(people, { index: 'key', range: { gte: first }, limit });
    const byId = new Map(rows.map((row) => [row.personId, row]));
    const last = rows.length < limit ? undefined : rows.at(-1)?.personId;
    for (; at < wanted.length; at += 1) {
      const personId = wanted[at] ?? '';
      if (last !== undefined && personId > last) break;
      const row = byId.get(personId);
      if (row?.state === 'following' && row.wantsNews) found.push({ personId, lang: row.lang });
    }
  }
  return found;
}
