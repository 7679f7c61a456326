import { instantOf, type LocalDate } from '../../src/domain/bangkok-time.ts';
import { funnelOf, type FunnelLine } from '../../src/conversation/funnel.ts';
import type { Turn, TurnsReader } from '../../src/ports/stores/turns-store.ts';

const PAGE = 5_000;

/** The funnel of some flows, one after the other, of turns since the beginning of a day. */
export async function funnelSince(
  turns: TurnsReader,
  flows: readonly string[],
  since: LocalDate,
  page = PAGE,
): Promise<FunnelLine[]> {
  const lines: FunnelLine[] = [];
  for (const flow of flows) {
    lines.push(...funnelOf(await turnsOf(turns, flow, instantOf(since), page)));
  }
  return lines;
}

/** Pages by time; what shares the last moment of a page comes again and is left out. */
async function turnsOf(
  turns: TurnsReader,
  flow: string,
  since: number,
  page: number,
): Promise<Turn[]> {
  const all = new Map<string, Turn>();
  let from = since;
  let limit = page;
  for (;;) {
    const rows = await turns.ofFlow(flow, from, limit);
    for (const row of rows) all.set(row.eventId, row);
    if (rows.length < limit) return [...all.values()];
    const last = rows.at(-1)?.at ?? from;
    // More turns of one moment than a page holds.
    limit = last === from ? limit * 2 : page;
    from = last;
  }
}
