/** What the HTTP edge says to the log: a fixed event name and figures, nothing that people wrote. */
export interface HttpLog {
  warn(event: string, fields?: { status?: number; count?: number }): void;
  error(event: string, fields: { status?: number; count?: number }, cause: unknown): void;
}
