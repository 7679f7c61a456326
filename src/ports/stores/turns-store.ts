/** One turn of a dialogue, without content: for the funnel and for finding out what happened. */
export interface Turn {
  eventId: string;
  runId: string | null;
  flow: string | null;
  fromStep: string | null;
  toStep: string | null;
  /** `moved` `retried` `done` `cancelled` `expired` `answered` `unknown` … */
  outcome: string;
  lang: string;
  at: number;
}

export interface TurnsReader {
  /** Turns of one flow since a time, oldest first. */
  ofFlow(flow: string, since: number, limit: number): Promise<Turn[]>;
}

export interface TurnsWriter extends TurnsReader {
  add(turn: Turn): Promise<void>;
}
