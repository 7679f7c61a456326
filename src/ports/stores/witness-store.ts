import type { LocalDate } from '../../domain/bangkok-time.ts';

/** What the committee of a group was told after one deposit day. Once a group and day. */
export interface DayTotalsSent {
  groupId: string;
  day: LocalDate;
  /** The last entry then, and its hash. */
  seq: number;
  hash: string;
  /** How many were told. */
  people: number;
  at: number;
}

export interface WitnessReader {
  totalsOf(groupId: string, day: LocalDate): Promise<DayTotalsSent | undefined>;
}

export interface WitnessWriter extends WitnessReader {
  /** @throws DuplicateRecordError when somebody else told them meanwhile */
  addTotals(sent: DayTotalsSent): Promise<void>;
}
