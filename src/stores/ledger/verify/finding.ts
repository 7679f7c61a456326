/** One thing that is wrong with a group's books. Names no person and no amount. */
export interface Finding {
  readonly groupId: string;
  /** Entry it is about; null for the group's balances, head or keys. */
  readonly seq: number | null;
  /** Broken invariant, I1…I12 of the reliability page. */
  readonly invariant: string;
  readonly field: string;
  readonly what: string;
}

/** What is wrong with one group, and how much was looked at. */
export interface GroupReport {
  readonly groupId: string;
  readonly entries: number;
  readonly findings: readonly Finding[];
  /** True when there was more wrong than is worth listing. */
  readonly isCut: boolean;
}

/** Findings listed for one group; a store that is wholly wrong must not fill the memory. */
const FINDINGS_MAX = 500;

export class FindingList {
  readonly groupId: string;
  readonly found: Finding[] = [];
  isCut = false;

  constructor(groupId: string) {
    this.groupId = groupId;
  }

  add(seq: number | null, invariant: string, field: string, what: string): void {
    if (this.found.length < FINDINGS_MAX) {
      this.found.push({ groupId: this.groupId, seq, invariant, field, what });
    } else {
      this.isCut = true;
    }
  }
}
