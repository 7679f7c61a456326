export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One dialogue in progress. Steps are named, never numbered, so that a deploy cannot shift their meaning. */
export interface Run {
  runId: string;
  flow: string;
  /** Version of the flow's definition that wrote `data`. */
  version: number;
  step: string;
  /** Rises with every move, so that a button of an older card is known to be old. */
  rev: number;
  data: Json;
  /** Answers to this step that were not understood. */
  attempts: number;
  /** Steps answered so far, oldest first, for going back. */
  trail: readonly { step: string; data: Json }[];
  startedAt: number;
}

export interface EndedRun {
  runId: string;
  flow: string;
  how: 'done' | 'cancelled' | 'expired';
  endedAt: number;
}

export interface Session {
  personId: string;
  /** Rises with every turn: two turns of one person can never both commit. */
  rev: number;
  run: Run | null;
  /** The last few runs, newest first, to tell a late press what became of it. */
  recent: readonly EndedRun[];
  /** Latest event applied (sender's clock, epoch ms): an older one is not applied silently. */
  lastEventAt: number;
  /** Commands in the current minute (epoch minutes), and whether the person was told to slow down. */
  pace: { minute: number; count: number; told: boolean };
}

export interface SessionsReader {
  of(personId: string): Promise<Session | undefined>;
}

export interface SessionsWriter extends SessionsReader {
  /**
   * Saves a session whose `rev` is one above the stored one (1 for a new one).
   * @throws LostRaceError · DuplicateRecordError when another turn was faster: the transaction is
   * lost and the turn runs again.
   */
  save(session: Session): Promise<void>;
}
