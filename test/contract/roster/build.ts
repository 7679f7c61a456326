import type { Dispute } from '../../../src/ports/stores/receipts-store.ts';
import type { Group } from '../../../src/ports/stores/groups-store.ts';
import type { LinkCode } from '../../../src/ports/stores/links-store.ts';
import type { Member, PostHeld } from '../../../src/ports/stores/members-store.ts';
import type { OfficeRecord } from '../../../src/ports/stores/offices-store.ts';
import type { Proxy } from '../../../src/ports/stores/proxies-store.ts';
import type { Person } from '../../../src/ports/stores/people-store.ts';
import { UNDECIDED_LIMITS } from '../../../src/domain/groups/money-limits.ts';

/** Invented people and groups; each test names only what it is about. */
export const person = (given: Partial<Person> = {}): Person => ({
  personId: 'person-1',
  userId: `U${'0'.repeat(31)}1`,
  lang: 'th',
  state: 'following',
  wantsNews: true,
  largeType: false,
  digits: null,
  consentVersion: 0,
  createdAt: 1_796_000_000_000,
  ...given,
});

export const group = (given: Partial<Group> = {}): Group => ({
  groupId: 'group-1',
  code: 'BK-3804-007',
  name: 'กลุ่มบ้านตัวอย่าง',
  districtCode: '3804',
  tambonCode: '380401',
  moo: 7,
  state: 'active',
  foundedOn: '2012-03-06',
  fieldOfficeId: 'office-1',
  rules: {
    unitSatang: 5_000n,
    minSatang: 5_000n,
    maxSatang: 100_000n,
    feeSatang: 2_000n,
    depositDay: 5,
    reminderDaysBefore: 1,
    reminderHour: 9,
    pushReceipts: true,
    ...UNDECIDED_LIMITS,
  },
  ...given,
});

export const member = (given: Partial<Member> = {}): Member => ({
  memberId: 'member-1',
  groupId: 'group-1',
  memberNo: '0001',
  name: 'นางบุญมี ตัวอย่าง',
  state: 'active',
  pledgeSatang: 5_000n,
  joinedOn: '2020-01-05',
  owedFrom: null,
  leftOn: null,
  personId: null,
  linkedAt: null,
  phone: null,
  nationalId: null,
  born: null,
  ...given,
});

export const post = (given: Partial<PostHeld> = {}): PostHeld => ({
  postId: 'post-1',
  groupId: 'group-1',
  memberId: 'member-1',
  post: 'treasurer',
  since: '2025-01-01',
  until: null,
  ...given,
});

export const office = (given: Partial<OfficeRecord> = {}): OfficeRecord => ({
  officeId: 'office-1',
  office: 'field-officer',
  area: '3804',
  name: 'นางสาวพัฒนา ทดสอบ',
  personId: null,
  since: '2025-10-01',
  until: null,
  ...given,
});

export const linkCode = (given: Partial<LinkCode> = {}): LinkCode => ({
  codeHash: 'hash-1',
  target: { kind: 'member', memberId: 'member-1', groupId: 'group-1' },
  state: 'open',
  medium: 'screen',
  issuedBy: 'person-9',
  issuedAt: 1_000,
  expiresAt: 601_000,
  usedBy: null,
  ...given,
});

type NewProxy = Omit<Proxy, 'endedAt' | 'endedBy'>;

export const proxy = (given: Partial<NewProxy> = {}): NewProxy => ({
  proxyId: 'proxy-1',
  memberId: 'member-1',
  groupId: 'group-1',
  readerId: 'person-5',
  readerName: 'สมชาย ลูกแม่บุญมี',
  agreedBy: 'member',
  since: 2_000,
  ...given,
});

export const dispute = (given: Partial<Dispute> = {}): Dispute => ({
  disputeId: 'dispute-1',
  groupId: 'group-1',
  seq: 12,
  memberId: 'member-1',
  openedBy: 'person-1',
  openedAt: 1_000,
  state: 'open',
  settledBy: null,
  settledAt: null,
  outcome: null,
  entrySeq: null,
  ...given,
});
