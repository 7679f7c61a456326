/** Why a group's books were frozen: what contradicts what. Names no person and no amount. */
export interface BooksFault {
  groupId: string;
  /** Entry it is about; null for the group's balances, head or keys. */
  seq: number | null;
  field: string;
  /** The broken invariant and what is wrong, in words for an operator. */
  what: string;
}

/** One time that a group's books were frozen, and how it ended. */
export interface Freeze extends BooksFault {
  freezeId: string;
  at: number;
  /** What met the fault: `turn`, or the name of a job. */
  by: string;
  liftedAt: number | null;
  liftedBy: string | null;
  liftReason: string | null;
}

export interface FreezesReader {
  /** The one that lasts now, if the group's books are frozen. */
  open(groupId: string): Promise<Freeze | undefined>;
  /** The latest first. */
  ofGroup(groupId: string, limit: number): Promise<Freeze[]>;
}

export interface FreezesWriter extends FreezesReader {
  /** @throws DuplicateRecordError when the group's books were frozen meanwhile */
  add(freeze: Pick<Freeze, 'freezeId' | 'at' | 'by' | keyof BooksFault>): Promise<void>;
  /** @returns false unless it lasted. */
  lift(freezeId: string, how: { at: number; by: string; reason: string }): Promise<boolean>;
}
