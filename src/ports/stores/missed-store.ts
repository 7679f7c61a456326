import type { LocalDate } from '../../domain/bangkok-time.ts';

/** How often messages of one shape were not understood. */
export interface Missed {
  /** What `shapeOf` made of the words, with where and by whom; no personal text. */
  shape: string;
  count: number;
  firstDay: LocalDate;
  lastDay: LocalDate;
}

export interface MissedReader {
  /** All shapes, most frequent first; of equal ones the latest first. @param limit 1 or more */
  mostFrequent(limit: number): Promise<Missed[]>;
}

export interface MissedWriter extends MissedReader {
  /** Counts one more of a shape. @param eventId spreads the counts of a moment over several rows */
  count(shape: string, seen: { day: LocalDate; eventId: string }): Promise<void>;
}
