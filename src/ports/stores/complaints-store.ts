/** Who a complaint lies with; it only ever goes up. */
export type ComplaintLevel = 'field-officer' | 'district-officer' | 'province-officer';
export type ComplaintState = 'open' | 'taken-up' | 'answered' | 'withdrawn';

/** What a member says to the officers over a group, past its committee. */
export interface Complaint {
  complaintId: string;
  groupId: string;
  /** 4-digit code of the group's district. */
  districtCode: string;
  memberId: string;
  personId: string;
  /** Whether officers may know who complains. */
  named: boolean;
  /** Sealed in the store, as is the answer. */
  text: string;
  level: ComplaintLevel;
  state: ComplaintState;
  openedAt: number;
  /** Business clock: when it goes up unless somebody answers; null once answered or withdrawn. */
  dueAt: number | null;
  /** Office of whoever took it up or answered it last. */
  officeId: string | null;
  answer: string | null;
}

export type ComplaintChange = Partial<
  Pick<Complaint, 'level' | 'state' | 'dueAt' | 'officeId' | 'answer'>
>;

export interface ComplaintsReader {
  byId(complaintId: string): Promise<Complaint | undefined>;
  /** A person's own, the latest first, ended ones too. */
  ofPerson(personId: string, limit: number): Promise<Complaint[]>;
  /** Those not ended about groups of an area, oldest first. @param area 2 or 4-digit code */
  liveIn(area: string, limit: number): Promise<Complaint[]>;
  /** Those not ended whose time is over, earliest first. */
  due(now: number, limit: number): Promise<Complaint[]>;
}

export interface ComplaintsWriter extends ComplaintsReader {
  add(complaint: Complaint): Promise<void>;
  /** @returns false when it is no longer as it was read: somebody answered, or it went up. */
  change(as: Complaint, change: ComplaintChange): Promise<boolean>;
}
