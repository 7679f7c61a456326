import type { Group, GroupRules } from '../../../src/ports/stores/groups-store.ts';
import type { Member } from '../../../src/ports/stores/members-store.ts';
import type { Person } from '../../../src/ports/stores/people-store.ts';
import type { Month } from '../../../src/domain/bangkok-time.ts';
import type { Office } from '../../../src/domain/roles/roles.ts';
import type { UnitOfWork } from '../../../src/ports/stores/stores.ts';
import { UNDECIDED_LIMITS } from '../../../src/domain/groups/money-limits.ts';

/** Builders of a small world; everything has a default, ids are the names given. */
export const RULES: GroupRules = {
  unitSatang: 1000n,
  minSatang: 1000n,
  maxSatang: 100_000n,
  feeSatang: 0n,
  depositDay: 5,
  reminderDaysBefore: 1,
  reminderHour: 9,
  pushReceipts: true,
  ...UNDECIDED_LIMITS,
};

export async function addGroup(
  uow: UnitOfWork,
  groupId: string,
  over: Partial<Omit<Group, 'rules'>> & { rules?: Partial<GroupRules> } = {},
): Promise<Group> {
  const group: Group = {
    groupId,
    code: `BK-3801-${groupId}`,
    name: `บ้าน${groupId}`,
    districtCode: '3801',
    tambonCode: '380101',
    moo: 3,
    state: 'active',
    foundedOn: '2020-01-01',
    fieldOfficeId: null,
    ...over,
    rules: { ...RULES, ...over.rules },
  };
  await uow.transact(async (stores) => {
    await stores.groups.add(group);
    await stores.ledger.open(groupId, { openedOn: '2020-01-01', at: 0 });
  });
  return group;
}

/** LINE's id of a person of the tests. */
export const userIdOf = (personId: string): string => `U-${personId}`;

export async function addPerson(
  uow: UnitOfWork,
  personId: string,
  over: Partial<Person> = {},
): Promise<Person> {
  const person: Person = {
    personId,
    userId: userIdOf(personId),
    lang: 'th',
    state: 'following',
    wantsNews: true,
    largeType: false,
    digits: null,
    consentVersion: 1,
    createdAt: 0,
    ...over,
  };
  await uow.transact((stores) => stores.people.add(person));
  return person;
}

export async function addMember(
  uow: UnitOfWork,
  groupId: string,
  number: number,
  over: Partial<Member> = {},
): Promise<Member> {
  const member: Member = {
    memberId: `${groupId}-${number}`,
    groupId,
    memberNo: String(number).padStart(4, '0'),
    name: 'นางบุญมี ตัวอย่าง',
    state: 'active',
    pledgeSatang: 5000n,
    joinedOn: '2020-01-01',
    leftOn: null,
    personId: null,
    linkedAt: null,
    phone: null,
    nationalId: null,
    born: null,
    ...over,
  };
  await uow.transact((stores) => stores.members.add(member));
  return member;
}

/** A member who follows the bot, with a person of the same name. */
export async function addLinked(uow: UnitOfWork, groupId: string, number: number) {
  const { personId } = await addPerson(uow, `p-${groupId}-${number}`);
  return addMember(uow, groupId, number, { personId, linkedAt: 0 });
}

export async function pay(
  uow: UnitOfWork,
  { groupId, memberId }: Member,
  months: readonly Month[],
  at: number,
): Promise<void> {
  await uow.transact(async (stores) => {
    const result = await stores.ledger.post({
      kind: 'deposit',
      groupId,
      idemKey: `test:${memberId}:${months.join('-')}`,
      actor: 'system',
      memberId,
      target: 'pledge',
      months,
      amount: 5000n * BigInt(months.length),
      channel: 'cash',
      at,
    });
    if (result.kind !== 'posted') throw new Error(`not posted: ${JSON.stringify(result)}`);
  });
}

export async function addOffice(
  uow: UnitOfWork,
  office: Office,
  area: string,
  personId: string,
): Promise<string> {
  const officeId = `office-${personId}`;
  await uow.transact((stores) =>
    stores.offices.add({
      officeId,
      office,
      area,
      name: 'นายสมชาย ใจดี',
      personId,
      since: '2020-01-01',
      until: null,
    }),
  );
  return officeId;
}
