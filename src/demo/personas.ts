import type { Office, Post } from '../domain/roles/roles.ts';
import { groupCode } from './places/districts.ts';

/** The group of most personas, of the others, and a third one in a third district. */
export const HOME_GROUP = groupCode('3804', 1);
export const OTHER_GROUP = groupCode('3801', 1);
export const THIRD_GROUP = groupCode('3807', 1);

export interface PersonaMembership {
  readonly group: string;
  readonly memberNo: number;
  readonly posts: readonly Post[];
}

/** Someone whose phone another program can hold: the ids never change. */
export interface Persona {
  readonly key: string;
  readonly lineUserId: string;
  readonly displayName: string;
  /** As on the register; absent for a stranger, whom the bot has never met. */
  readonly name?: string;
  /** One number for all groups of a person, since the file of personas has room for one. */
  readonly memberships: readonly PersonaMembership[];
  readonly office?: { readonly office: Office; readonly area: string };
  readonly largeType?: boolean;
}

const inGroup = (group: string, memberNo: number, ...posts: Post[]): PersonaMembership => ({
  group,
  memberNo,
  posts,
});

export const PERSONAS = [
  {
    key: 'member',
    lineUserId: 'U5a77a1c03e9b4d26f8051b7ce2940d3a',
    displayName: 'แม่บุญมี',
    name: 'นางบุญมี ตัวอย่าง',
    memberships: [inGroup(HOME_GROUP, 12)],
  },
  {
    key: 'member2',
    lineUserId: 'U0c4e92fb6d1873a5e90b2f47d8163ca5',
    displayName: 'พ่อคำพันธ์',
    name: 'นายคำพันธ์ วงศ์ษา',
    memberships: [inGroup(HOME_GROUP, 15)],
  },
  {
    key: 'treasurer',
    lineUserId: 'U93d05be7a1f24c68b7e3905d4c8a6f12',
    displayName: 'สมศรี เหรัญญิก',
    name: 'นางสมศรี ใจดี',
    memberships: [inGroup(HOME_GROUP, 1, 'treasurer')],
  },
  {
    key: 'chair',
    lineUserId: 'U27e6c819f0b35d4aa81c6e02b97f5d30',
    displayName: 'ประเสริฐ ประธานกลุ่ม',
    name: 'นายประเสริฐ ศรีบุญ',
    memberships: [inGroup(HOME_GROUP, 2, 'chair')],
  },
  {
    key: 'secretary',
    lineUserId: 'Ue1839ad45c720fb6d35e8a9c017b42f6',
    displayName: 'จันทร์เพ็ญ เลขากลุ่ม',
    name: 'นางสาวจันทร์เพ็ญ แก้วใส',
    memberships: [inGroup(HOME_GROUP, 4, 'secretary')],
  },
  {
    key: 'auditor',
    lineUserId: 'U4bf27063d8e951ac72a4f80e5d39c1b8',
    displayName: 'วิชัย ผู้ตรวจสอบ',
    name: 'นายวิชัย ทองมา',
    memberships: [inGroup(HOME_GROUP, 3, 'auditor')],
  },
  {
    key: 'elder',
    lineUserId: 'U8d1c5fa2907e4b63c0f9d7a184e26b5f',
    displayName: 'พ่อใหญ่สีทน',
    name: 'นายสีทน พลเยี่ยม',
    memberships: [inGroup(HOME_GROUP, 48)],
    largeType: true,
  },
  {
    key: 'member-of-two',
    lineUserId: 'Uf60a3b98e7d245c1906d8e4fb27a5c03',
    displayName: 'ทองใบ สองกลุ่ม',
    name: 'นายทองใบ พลเยี่ยม',
    memberships: [inGroup(HOME_GROUP, 30), inGroup(OTHER_GROUP, 30)],
  },
  {
    key: 'other-treasurer',
    lineUserId: 'U16b8e4d70c5f92a3ef7041b6c8d52e9a',
    displayName: 'ละออง เหรัญญิก',
    name: 'นางละออง มีสุข',
    memberships: [inGroup(OTHER_GROUP, 1, 'treasurer')],
  },
  {
    key: 'other-member',
    lineUserId: 'Ua2f5907cb4e816d38b9c05e7f1d6240b',
    displayName: 'สีหา',
    name: 'นายสีหา บุญทัน',
    memberships: [inGroup(OTHER_GROUP, 12)],
  },
  {
    key: 'field-officer',
    lineUserId: 'U70e3d6b1f98c254ad06e7b93c5f481a2',
    displayName: 'อนุชา พัฒนากรเซกา',
    name: 'นายอนุชา ศรีวงษ์',
    memberships: [],
    office: { office: 'field-officer', area: '3804' },
  },
  {
    key: 'district-officer',
    lineUserId: 'Ubd4962fe08a7c1350e7fb8d2694c3a17',
    displayName: 'พรทิพย์ พัฒนาการอำเภอ',
    name: 'นางพรทิพย์ แสนสุข',
    memberships: [],
    office: { office: 'district-officer', area: '3804' },
  },
  {
    key: 'province-officer',
    lineUserId: 'U35c7f8012be96d4af4d10a5e8b7c926d',
    displayName: 'สุรชัย พัฒนาการจังหวัด',
    name: 'นายสุรชัย วงค์ภักดี',
    memberships: [],
    office: { office: 'province-officer', area: '38' },
  },
  {
    key: 'stranger',
    lineUserId: 'Uc9e0416a7d5b83f2201f9c6ed4b7a85e',
    displayName: 'คนแปลกหน้า',
    memberships: [],
  },
] as const satisfies readonly Persona[];

export type PersonaKey = (typeof PERSONAS)[number]['key'];

/** All that is said of them, without the literal types. */
export const ALL_PERSONAS: readonly Persona[] = PERSONAS;

export function persona(key: PersonaKey): Persona {
  const found = ALL_PERSONAS.find((one) => one.key === key);
  if (!found) throw new RangeError('no such persona');
  return found;
}
