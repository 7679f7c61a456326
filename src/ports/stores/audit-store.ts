/** Who did what, when, and what came of it; refusals included. Append-only, no personal data. */
export interface AuditRecord {
  auditId: string;
  at: number;
  /** Person id, or `operator`, or the name of a job. */
  actor: string;
  verb: string;
  groupId: string | null;
  /** What it was done to: an id, a receipt number, a campaign. */
  ref: string;
  outcome: 'done' | 'refused';
  reason: string;
}

export interface AuditReader {
  ofGroup(groupId: string, limit: number): Promise<AuditRecord[]>;
  /** What was done to this, the latest first. */
  about(ref: string, limit: number): Promise<AuditRecord[]>;
}

export interface AuditWriter extends AuditReader {
  add(record: AuditRecord): Promise<void>;
}
