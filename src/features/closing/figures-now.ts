import type { LocalDate } from '../../domain/bangkok-time.ts';
import { dayFigures, type DayFigures } from '../../domain/cash/day-figures.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { Readers } from '../../ports/stores/stores.ts';

/** A day's figures, the cash that the books say is there, and the entry they are as of. */
export interface FiguresNow extends DayFigures {
  readonly register: bigint;
  readonly seq: number;
}

export async function figuresNow(
  { ledger }: Pick<Readers, 'ledger'>,
  groupId: string,
  day: LocalDate,
): Promise<FiguresNow> {
  const entries: Entry[] = [];
  for await (const entry of ledger.entriesBetween(groupId, { first: day, last: day })) {
    entries.push(entry);
  }
  const register = await ledger.total(groupId, 'cash');
  const seq = (await ledger.head(groupId))?.seq ?? 0;
  return { ...dayFigures(entries), register, seq };
}
