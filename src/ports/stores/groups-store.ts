import type { LocalDate } from '../../domain/bangkok-time.ts';

/** What a group has agreed on; every group its own (domain.md §1). Amounts are satang. */
export interface GroupRules {
  /** Pledge is a whole number of units; the unit is also the step. */
  unitSatang: bigint;
  minSatang: bigint;
  maxSatang: bigint;
  /** Entrance fee, 0 for none. */
  feeSatang: bigint;
  /** Day of the month on which pledges are paid, 1–31, clamped to the month's end. */
  depositDay: number;
  /** Reminder this many days before, 0–7; −1 for none. */
  reminderDaysBefore: number;
  /** Hour of the reminder, 6–20, Bangkok. */
  reminderHour: number;
  /** Whether a linked member is sent each receipt at once (costs one message). */
  pushReceipts: boolean;
}

export interface Group {
  groupId: string;
  /** Public code, such as `BK-3804-007`; gives no right. */
  code: string;
  name: string;
  districtCode: string;
  tambonCode: string;
  /** หมู่ที่, 1–99. */
  moo: number;
  state: 'active' | 'closed';
  foundedOn: LocalDate;
  fieldOfficeId: string | null;
  rules: GroupRules;
}

export interface GroupsReader {
  byId(groupId: string): Promise<Group | undefined>;
  byCode(code: string): Promise<Group | undefined>;
  /** Active groups in code order: of a district, province or tambon code, or of a พัฒนากร's office. */
  inArea(areaCode: string): Promise<Group[]>;
  ofFieldOffice(officeId: string): Promise<Group[]>;
  /** All groups, page by page in id order, for jobs and verification. */
  page(afterGroupId: string | undefined, limit: number): Promise<Group[]>;
}

export interface GroupsWriter extends GroupsReader {
  add(group: Group): Promise<void>;
  change(
    groupId: string,
    patch: Partial<Pick<Group, 'name' | 'state' | 'fieldOfficeId' | 'rules'>>,
  ): Promise<void>;
  /** The next free running number of groups in a district; part of the public code. */
  nextNumberIn(districtCode: string): Promise<number>;
}
