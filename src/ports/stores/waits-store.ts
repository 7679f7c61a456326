/** When a person's dialogue is reminded of and when it ends; one row a person. */
export interface Wait {
  personId: string;
  runId: string;
  rev: number;
  /** Business clock. Null once reminded. */
  remindAt: number | null;
  endAt: number;
}

export interface WaitsReader {
  of(personId: string): Promise<Wait | undefined>;
  /** Waits of which something is due, earliest first. */
  due(now: number, limit: number): Promise<Wait[]>;
}

export interface WaitsWriter extends WaitsReader {
  put(wait: Wait): Promise<void>;
  remove(personId: string): Promise<void>;
}
