import type { ApprovalState, Party } from '../../domain/approvals/approval.ts';
import type { Json } from './sessions-store.ts';

/** Something that one person asked for and another has to decide. Never changes but for its end. */
export interface Approval {
  approvalId: string;
  /** Name of an approval kind that a feature brings. */
  kind: string;
  groupId: string;
  /** What it is over, such as `entry/12`: while it is open, no second one may be; null: any number. */
  subject: string | null;
  maker: Party;
  /** Members it is about; none of them decides it. */
  concerns: readonly string[];
  /** What is to be done, exactly; the kind can read it. Sealed in the store. */
  payload: Json;
  openedAt: number;
  /** Business clock. */
  expiresAt: number;
  state: ApprovalState;
  /** Who approved, refused or withdrew it; null while open, and when it expired. */
  closedBy: Party | null;
  closedAt: number | null;
  /** Why it was not approved: a word of a fixed list, or a person's own words. Sealed in the store. */
  reason: string | null;
  /** Binds all of the above but the end; a decision names it. */
  contentHash: string;
  /** False when the stored content is not what the hash was made of: nobody may act on it. */
  isIntact: boolean;
}

/** What is given when it is asked; the rest follows. */
export type NewApproval = Pick<
  Approval,
  | 'approvalId'
  | 'kind'
  | 'groupId'
  | 'subject'
  | 'maker'
  | 'concerns'
  | 'payload'
  | 'openedAt'
  | 'expiresAt'
>;

export interface ApprovalEnd {
  state: Exclude<ApprovalState, 'open'>;
  by: Party | null;
  at: number;
  reason: string | null;
}

export interface ApprovalsReader {
  byId(approvalId: string): Promise<Approval | undefined>;
  /** Open ones of a group, oldest first. */
  openIn(groupId: string): Promise<Approval[]>;
  /** What a person asked for, the latest first, ended ones too. */
  ofMaker(personId: string, limit: number): Promise<Approval[]>;
  /** The open one over this subject, if any. */
  openOver(groupId: string, subject: string): Promise<Approval | undefined>;
  /** Open ones whose time is over, earliest first. */
  due(now: number, limit: number): Promise<Approval[]>;
}

export interface ApprovalsWriter extends ApprovalsReader {
  /** @throws DuplicateRecordError when one is open over the same subject. */
  open(approval: NewApproval): Promise<Approval>;
  /** @returns false unless it was open: one end only. */
  close(approvalId: string, end: ApprovalEnd): Promise<boolean>;
}
