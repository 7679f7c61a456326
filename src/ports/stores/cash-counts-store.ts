import type { LocalDate } from '../../domain/bangkok-time.ts';
import type { Pieces } from '../../domain/cash/pieces.ts';

/** The notes and coins of a group, counted by one person and, once confirmed, by a second. */
export interface CashCount {
  groupId: string;
  day: LocalDate;
  /** 1, 2, 3 … within group and day. */
  no: number;
  pieces: Pieces;
  /** Satang that the pieces come to. */
  counted: bigint;
  /** Last entry of the group when it was counted; the figures below are as of it. */
  seq: number;
  receipts: number;
  received: bigint;
  register: bigint;
  paidIn: bigint;
  /** Person id. */
  countedBy: string;
  approvalId: string;
  at: number;
  /** Null until somebody else has confirmed it. */
  confirmedBy: string | null;
  confirmedAt: number | null;
  /** Entry that moved the difference to suspense; null without one. */
  suspenseSeq: number | null;
  /** The confirmed one that counts for the day; one that was counted anew keeps its names and stands no more. */
  stands: boolean;
}

export type NewCashCount = Omit<
  CashCount,
  'confirmedBy' | 'confirmedAt' | 'suspenseSeq' | 'stands'
>;

export interface CashCountsReader {
  byNo(groupId: string, day: LocalDate, no: number): Promise<CashCount | undefined>;
  /** In the order they were made. */
  ofDay(groupId: string, day: LocalDate): Promise<CashCount[]>;
  /** Days from `first` to `last` whose count was confirmed, in order. */
  confirmedDays(groupId: string, first: LocalDate, last: LocalDate): Promise<LocalDate[]>;
}

export interface CashCountsWriter extends CashCountsReader {
  /** @throws DuplicateRecordError when the number is taken */
  add(count: NewCashCount): Promise<void>;
  /**
   * It stands for the day from now on, instead of the one that did.
   * @returns false when there is no such count, it is confirmed, or a later one of the day is
   */
  confirm(
    count: Pick<CashCount, 'groupId' | 'day' | 'no'>,
    how: { by: string; at: number; suspenseSeq: number | null },
  ): Promise<boolean>;
}
