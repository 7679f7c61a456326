import type { LocalDate } from '../../domain/bangkok-time.ts';
import type { MoneyLimits } from '../../domain/groups/money-limits.ts';

/** What a group has agreed on; every group its own (domain.md §1). Amounts are satang. */
export interface GroupRules extends MoneyLimits {
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

/** One rule of a group, changed. Kept for good. */
export interface RuleChange {
  changeId: string;
  groupId: string;
  /** Name of the rule, a token. */
  rule: string;
  /** Values as the rule writes them: satang, a number, `0` or `1`. */
  before: string;
  after: string;
  /** Person ids; whoever agreed, where it takes two. */
  changedBy: string;
  approvedBy: string | null;
  at: number;
}

export interface GroupsReader {
  byId(groupId: string): Promise<Group | undefined>;
  byCode(code: string): Promise<Group | undefined>;
  /** Active groups in code order: of a district, province or tambon code, or of a พัฒนากร's office. */
  inArea(areaCode: string): Promise<Group[]>;
  ofFieldOffice(officeId: string): Promise<Group[]>;
  /** All groups, page by page in id order, for jobs and verification. */
  page(afterGroupId: string | undefined, limit: number): Promise<Group[]>;
  /** The last change of a rule, if it was ever changed. */
  lastRuleChange(groupId: string, rule: string): Promise<RuleChange | undefined>;
}

export interface GroupsWriter extends GroupsReader {
  add(group: Group): Promise<void>;
  change(
    groupId: string,
    patch: Partial<Pick<Group, 'name' | 'state' | 'fieldOfficeId' | 'rules'>>,
  ): Promise<void>;
  noteRuleChange(change: RuleChange): Promise<void>;
  /** The next free running number of groups in a district; part of the public code. */
  nextNumberIn(districtCode: string): Promise<number>;
}
