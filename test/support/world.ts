import type { Core } from '../../src/composition/core.ts';
import type { Group } from '../../src/ports/stores/groups-store.ts';
import type { Member } from '../../src/ports/stores/members-store.ts';
import type { Office, Post } from '../../src/domain/roles/roles.ts';
import { UNDECIDED_LIMITS } from '../../src/domain/groups/money-limits.ts';

/** LINE user ids of the people of the test world; `stranger` is known to nobody. */
export const WHO = {
  member: 'U00000000000000000000000000000001',
  member2: 'U00000000000000000000000000000002',
  treasurer: 'U00000000000000000000000000000003',
  chair: 'U00000000000000000000000000000004',
  auditor: 'U00000000000000000000000000000005',
  secretary: 'U00000000000000000000000000000006',
  otherTreasurer: 'U00000000000000000000000000000007',
  otherMember: 'U00000000000000000000000000000008',
  both: 'U00000000000000000000000000000009',
  fieldOfficer: 'U0000000000000000000000000000000a',
  districtOfficer: 'U0000000000000000000000000000000b',
  provinceOfficer: 'U0000000000000000000000000000000c',
  stranger: 'U0000000000000000000000000000000d',
} as const;
export type Who = keyof typeof WHO;

/** Id of a person of the test world; who is in it. */
export const personIdOf = (who: Who): string => `p-${who.toLowerCase()}`;

export const PLEDGE = 10_000n;
export const GROUP = 'g-one';
export const OTHER_GROUP = 'g-two';
export const GROUP_NAMES = {
  [GROUP]: 'กลุ่มออมทรัพย์บ้านหนองหิ้ง',
  [OTHER_GROUP]: 'กลุ่มออมทรัพย์บ้านโนนสว่าง',
} as const;
/** The books of the test world were opened on this day. */
export const OPENED_ON = '2026-01-01';

interface Row {
  who?: Who;
  no: string;
  name: string;
  group?: string;
  posts?: readonly Post[];
}

/** Two groups of one district: the first with same names and someone without LINE. */
const MEMBERS: readonly Row[] = [
  { who: 'treasurer', no: '0001', name: 'นางสมศรี ใจดี', posts: ['treasurer'] },
  { who: 'chair', no: '0002', name: 'นายประเสริฐ ศรีบุญ', posts: ['chair'] },
  { who: 'auditor', no: '0003', name: 'นายวิชัย ทองมา', posts: ['auditor'] },
  { who: 'secretary', no: '0004', name: 'นางสาวจันทร์เพ็ญ แก้วใส', posts: ['secretary'] },
  { who: 'member', no: '0012', name: 'นางบุญมี ตัวอย่าง' },
  { who: 'member2', no: '0015', name: 'นายคำพันธ์ วงศ์ษา' },
  { no: '0020', name: 'นางคำปุ่น สีดา' },
  { no: '0021', name: 'นางคำปุ่น สีดา' },
  { who: 'both', no: '0030', name: 'นายทองใบ พลเยี่ยม' },
  {
    who: 'otherTreasurer',
    no: '0001',
    name: 'นางละออง มีสุข',
    group: OTHER_GROUP,
    posts: ['treasurer'],
  },
  { who: 'otherMember', no: '0012', name: 'นายสีหา บุญทัน', group: OTHER_GROUP },
  { who: 'both', no: '0033', name: 'นายทองใบ พลเยี่ยม', group: OTHER_GROUP },
];

const OFFICERS: readonly { who: Who; id: string; office: Office; area: string; name: string }[] = [
  {
    who: 'fieldOfficer',
    id: 'o-field',
    office: 'field-officer',
    area: '3804',
    name: 'นายอนุชา พัฒนากร',
  },
  {
    who: 'districtOfficer',
    id: 'o-district',
    office: 'district-officer',
    area: '3804',
    name: 'นางพรทิพย์ อำเภอ',
  },
  {
    who: 'provinceOfficer',
    id: 'o-province',
    office: 'province-officer',
    area: '38',
    name: 'นายสยาม จังหวัด',
  },
];

/** The groups' names and everybody's, as the register has them. */
export const NAMES: readonly string[] = [
  ...MEMBERS.map(({ name }) => name),
  ...OFFICERS.map(({ name }) => name),
  'กลุ่มออมทรัพย์บ้านหนองหิ้ง',
  'กลุ่มออมทรัพย์บ้านโนนสว่าง',
];

const group = (groupId: string, code: string, name: string, depositDay: number): Group => ({
  groupId,
  code,
  name,
  districtCode: '3804',
  tambonCode: '380401',
  moo: 3,
  state: 'active',
  foundedOn: OPENED_ON,
  fieldOfficeId: 'o-field',
  rules: {
    unitSatang: 1_000n,
    minSatang: 2_000n,
    maxSatang: 100_000n,
    feeSatang: 2_000n,
    depositDay,
    reminderDaysBefore: 1,
    reminderHour: 9,
    pushReceipts: true,
    ...UNDECIDED_LIMITS,
    ceilingSatang: 100_000n,
  },
});

/** Fills an empty store with the test world; everybody is linked, greeted and has agreed. */
export async function fillWorld(core: Core): Promise<void> {
  const now = core.clock.now();
  await core.uow.transact(async (stores) => {
    for (const who of Object.keys(WHO) as Who[]) {
      if (who === 'stranger') continue;
      await stores.people.add({
        personId: personIdOf(who),
        userId: WHO[who],
        lang: 'th',
        state: 'following',
        wantsNews: true,
        largeType: false,
        digits: null,
        consentVersion: 1,
        createdAt: now,
      });
    }
    for (const { who, id: officeId, office, area, name } of OFFICERS) {
      const personId = personIdOf(who);
      await stores.offices.add({
        officeId,
        office,
        area,
        name,
        personId,
        since: OPENED_ON,
        until: null,
      });
    }
    await stores.groups.add(group(GROUP, 'BK-3804-001', GROUP_NAMES[GROUP], 5));
    await stores.groups.add(group(OTHER_GROUP, 'BK-3804-002', GROUP_NAMES[OTHER_GROUP], 10));
    for (const groupId of [GROUP, OTHER_GROUP]) {
      await stores.ledger.open(groupId, { openedOn: OPENED_ON, at: now });
    }
    for (const row of MEMBERS) {
      const groupId = row.group ?? GROUP;
      const memberId = `m-${groupId}-${row.no}`;
      const member: Member = {
        memberId,
        groupId,
        memberNo: row.no,
        name: row.name,
        state: 'active',
        pledgeSatang: PLEDGE,
        joinedOn: OPENED_ON,
        leftOn: null,
        personId: row.who ? personIdOf(row.who) : null,
        linkedAt: row.who ? now : null,
        phone: row.posts ? '0810000001' : null,
        nationalId: null,
        born: null,
      };
      await stores.members.add(member);
      for (const post of row.posts ?? []) {
        const postId = `post-${memberId}-${post}`;
        await stores.members.addPost({
          postId,
          groupId,
          memberId,
          post,
          since: OPENED_ON,
          until: null,
        });
      }
    }
  });
}
