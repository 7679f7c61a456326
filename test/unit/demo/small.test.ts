import { describe, expect, test } from '@jest/globals';
import type { DemoData } from '../../../src/demo/demo-data.ts';
import { makeDemo } from '../../../src/demo/make-demo.ts';
import { HOME_GROUP, OTHER_GROUP, THIRD_GROUP } from '../../../src/demo/personas.ts';
import { addMonths, instantOf, monthOf } from '../../../src/domain/bangkok-time.ts';
import { readNationalId } from '../../../src/domain/national-id.ts';
import { monthsOwed } from '../../../src/domain/pledge/pledge-months.ts';
import { booksOf, type Account } from './accounts.ts';

const TODAY = '2026-11-24';
const demo = makeDemo('small', TODAY);
const { accounts, journals } = booksOf(demo);
const groupOf = (code: string) => demo.groups.find(({ group }) => group.code === code);
const inGroup = (code: string) => accounts.filter(({ group }) => group.group.code === code);

function account(code: string, memberNo: string): Account {
  const found = inGroup(code).find(({ member }) => member.memberNo === memberNo);
  if (!found) throw new Error(`no ${memberNo} in ${code}`);
  return found;
}

function owedBy({ group, member, months }: Account): string[] {
  const booksSince = group.opening?.openedOn ?? TODAY;
  const { depositDay } = group.group.rules;
  return monthsOwed({ joinedOn: member.joinedOn, booksSince, depositDay }, new Set(months), TODAY);
}

const personOf = (personId: string | null) =>
  demo.groups.flatMap(({ people }) => people).find((person) => person.personId === personId);

describe('the small demo', () => {
  test('has three groups in three districts with 350 members, and a closed one', () => {
    const active = demo.groups.filter(({ group }) => group.state === 'active');
    expect(active.map(({ group }) => group.code)).toEqual([HOME_GROUP, OTHER_GROUP, THIRD_GROUP]);
    expect(new Set(active.map(({ group }) => group.districtCode)).size).toBe(3);
    expect(demo.memberCount).toBe(350);
    const closed = demo.groups.filter(({ group }) => group.state === 'closed');
    expect(closed).toHaveLength(1);
    expect(closed[0]?.opening).toBeNull();
    expect(closed[0]?.members.every(({ state }) => state === 'resigned')).toBe(true);
  });

  test('has two years of entries, none of today or later', () => {
    const times = [...journals.values()].flatMap(({ commands }) => commands.map(({ at }) => at));
    expect(Math.min(...times)).toBe(instantOf('2024-11-01', 9));
    expect(Math.max(...times)).toBeLessThan(instantOf(TODAY));
    expect(times.length).toBeGreaterThan(6_000);
  });

  test('has a full committee in every group, its auditor not its treasurer', () => {
    for (const { group, members, posts } of demo.groups) {
      if (group.state === 'closed') continue;
      const kinds = posts.map(({ post }) => post);
      expect(kinds.toSorted()).toEqual(['auditor', 'chair', 'registrar', 'secretary', 'treasurer']);
      const holders = posts.map(({ memberId }) => members.find((m) => m.memberId === memberId));
      for (const holder of holders)
        expect(personOf(holder?.personId ?? null)?.state).toBe('following');
    }
  });

  test('persona member has pledged 100 and not paid this month, and nothing else is owed', () => {
    const member = account(HOME_GROUP, '0012');
    expect(member.member.pledgeSatang).toBe(10_000n);
    expect(owedBy(member)).toEqual([monthOf(TODAY)]);
    expect(account(HOME_GROUP, '0015').member.pledgeSatang).toBe(5_000n);
  });

  test('a handful in the treasurer’s group have not paid this month, and most have', () => {
    const active = inGroup(HOME_GROUP).filter(({ member }) => member.state === 'active');
    const unpaid = active.filter(({ months }) => !months.includes(monthOf(TODAY)));
    expect(unpaid.length).toBeGreaterThanOrEqual(5);
    expect(unpaid.length).toBeLessThan(active.length / 3);
    const day = groupOf(HOME_GROUP)?.group.rules.depositDay ?? 0;
    expect(day >= 1 && day <= 10).toBe(true);
  });

  test('has one open dispute, on a receipt of member2, and a settled one', () => {
    const home = groupOf(HOME_GROUP);
    const journal = home && journals.get(home);
    const open = journal?.disputes.filter(({ state }) => state === 'open') ?? [];
    expect(open).toHaveLength(1);
    const disputed = journal?.commands[(open[0]?.seq ?? 0) - 1];
    expect(disputed).toMatchObject({
      kind: 'deposit',
      memberId: account(HOME_GROUP, '0015').member.memberId,
    });
    expect(open[0]?.openedAt).toBeGreaterThan(disputed?.at ?? Infinity);
    const answer = journal?.answers.find(({ seq }) => seq === open[0]?.seq);
    expect(answer?.answer).toBe('wrong');
    expect(journal?.disputes.filter(({ state }) => state === 'settled')).toHaveLength(1);
  });
});

describe('what makes life hard is there:', () => {
  const members = inGroup(HOME_GROUP).map(({ member }) => member);

  test('the same name twice in a village', () => {
    const twins = members.filter(({ name }) => name === 'นางคำปุ่น สีดา');
    expect(twins.map(({ memberNo }) => memberNo)).toEqual(['0020', '0021']);
  });

  test('spouses in two groups: he in one, she in both, and she is one human with one phone', () => {
    const [he, she, sheElsewhere] = [
      account(HOME_GROUP, '0058').member,
      account(HOME_GROUP, '0059').member,
      account(OTHER_GROUP, '0059').member,
    ];
    expect(he.name.split(' ')[1]).toBe(she.name.split(' ')[1]);
    expect(sheElsewhere).toMatchObject({
      name: she.name,
      nationalId: she.nationalId,
      born: she.born,
      personId: she.personId,
    });
    expect(she.personId).not.toBeNull();
  });

  test('a child of 12 and a member of 91 whose year of birth alone is known', () => {
    const child = account(HOME_GROUP, '0050').member;
    const birthday12 = `${Number(child.born?.slice(0, 4)) + 12}${child.born?.slice(4)}`;
    expect(birthday12 <= TODAY && birthday12 > '2025-11-24').toBe(true);
    expect(account(HOME_GROUP, '0048').member.born).toBe('1935');
  });

  test('an identification number that begins with 43; all of them valid and marked', () => {
    const ids = accounts.flatMap(({ member }) => member.nationalId ?? []);
    for (const id of ids) {
      expect(readNationalId(id).kind).toBe('national-id');
      expect(id.slice(1, 5)).toMatch(/99$/);
    }
    expect(ids.some((id) => id.startsWith('43'))).toBe(true);
    const humans = new Map<string, Set<string>>();
    for (const { member } of accounts) {
      if (member.nationalId === null) continue;
      const names = humans.get(member.nationalId) ?? new Set();
      humans.set(member.nationalId, names.add(member.name));
    }
    for (const names of humans.values()) expect(names.size).toBe(1);
  });

  test('people without phone, without LINE, who blocked the bot, who want no news', () => {
    expect(members.some(({ phone }) => phone === null)).toBe(true);
    expect(members.some(({ personId }) => personId === null)).toBe(true);
    expect(personOf(account(HOME_GROUP, '0053').member.personId)?.state).toBe('blocked');
    expect(personOf(account(HOME_GROUP, '0054').member.personId)?.wantsNews).toBe(false);
    const linked = accounts.filter(({ member }) => member.personId !== null).length;
    expect(linked / accounts.length).toBeGreaterThan(0.5);
    expect(linked / accounts.length).toBeLessThan(0.75);
  });

  test('three months paid at once, and five owed', () => {
    const ahead = account(HOME_GROUP, '0055');
    expect(ahead.months).toContain(addMonths(monthOf(TODAY), 2));
    expect(owedBy(account(HOME_GROUP, '0056'))).toHaveLength(5);
  });

  test('someone who died, and someone who left, who owe nothing new', () => {
    const dead = account(HOME_GROUP, '0060');
    expect(dead.member).toMatchObject({ state: 'deceased', personId: null });
    expect(dead.pledge).toBeGreaterThan(0n);
    expect(dead.months.at(-1)! <= monthOf(dead.member.leftOn ?? '')).toBe(true);
    expect(account(HOME_GROUP, '0061')).toMatchObject({
      pledge: 0n,
      member: { state: 'resigned' },
    });
  });

  test('a new group without a deposit', () => {
    const third = groupOf(THIRD_GROUP);
    expect(third?.members).toHaveLength(28);
    expect(third && journals.get(third)?.commands).toEqual([]);
    expect(third?.opening?.openedOn).toBe(third?.group.foundedOn);
  });

  test('a พัฒนากร who moved to another district within the year', () => {
    const ended = demo.offices.filter(({ until }) => until !== null);
    expect(ended).toHaveLength(1);
    const now = demo.offices.find(({ name, until }) => name === ended[0]?.name && until === null);
    expect(now?.since).toBe(ended[0]?.until);
    expect(now?.area).not.toBe(ended[0]?.area);
  });
});

const withJournals = (data: DemoData) => ({
  ...data,
  groups: data.groups.map((group) => ({ ...group, journal: group.journal() })),
});

describe('a demo', () => {
  test('is the same for the same day, and another for another', () => {
    expect(withJournals(makeDemo('small', TODAY))).toEqual(withJournals(demo));
    expect(withJournals(makeDemo('small', '2026-11-25'))).not.toEqual(withJournals(demo));
  });

  test.each(['2026-12-01', '2027-01-01', '2028-02-29', '2026-11-05', '2026-11-06', '2026-03-31'])(
    'that begins on %s keeps order, pays no month twice and says nothing of that day',
    (today) => {
      const { accounts: all, journals: books } = booksOf(makeDemo('small', today));
      for (const { commands } of books.values()) {
        const times = commands.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(times.at(-1) ?? 0).toBeLessThan(instantOf(today));
      }
      for (const { months } of all) expect(new Set(months).size).toBe(months.length);
      const member = all.find(({ member: one }) => one.name === 'นางบุญมี ตัวอย่าง');
      expect(member?.months).not.toContain(monthOf(today));
    },
  );
});
