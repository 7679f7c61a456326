import type { Month } from '../../domain/bangkok-time.ts';

/** The month's message quota as last read from the platform plus what we have sent since. */
export interface QuotaReading {
  month: Month;
  /** Null for no limit. */
  limit: number | null;
  used: number;
  readAt: number;
}

export interface QuotaReader {
  latest(): Promise<QuotaReading | undefined>;
}

export interface QuotaWriter extends QuotaReader {
  put(reading: QuotaReading): Promise<void>;
  /** Adds messages sent since the last reading. */
  spend(messages: number): Promise<void>;
}
