import { describe, expect, test } from '@jest/globals';
import { makeDemo } from '../../src/demo/make-demo.ts';
import { dateAt, dayOfMonth, monthOf, monthsBetween } from '../../src/domain/bangkok-time.ts';
import { booksOf, quantile } from '../unit/demo/accounts.ts';
import { describePersonas } from '../unit/demo/describe-personas.ts';

const TODAY = '2026-11-24';
const OPENED_ON = '2025-12-01';
const demo = makeDemo('province', TODAY);
const { accounts, journals } = booksOf(demo);
const baht = (satang: bigint): number => Number(satang) / 100;

/** The named quantiles within so many percent. */
function expectShape(
  values: readonly number[],
  shape: readonly (readonly [share: number, value: number])[],
  percent: number,
): void {
  for (const [share, value] of shape) {
    const off = Math.abs(quantile(values, share) / value - 1) * 100;
    expect({ share, value, off: off <= percent ? 'near' : off }).toEqual({
      share,
      value,
      off: 'near',
    });
  }
}

describe('the province', () => {
  test('has 144 groups over the districts, each with another code and name', () => {
    const districts = new Map<string, number>();
    for (const { group } of demo.groups) {
      districts.set(group.districtCode, (districts.get(group.districtCode) ?? 0) + 1);
      expect(group.tambonCode.startsWith(group.districtCode)).toBe(true);
      expect(group.code.startsWith(`BK-${group.districtCode}-`)).toBe(true);
    }
    expect([...districts.values()]).toEqual([33, 19, 19, 24, 16, 11, 14, 8]);
    expect(new Set(demo.groups.map(({ group }) => group.code)).size).toBe(144);
    expect(new Set(demo.groups.map(({ group }) => group.name)).size).toBe(144);
    expect(demo.groups[0]?.group.code).toBe('BK-3801-001');
  });

  test('has 31 พัฒนากร, and every group has one of its own district', () => {
    const now = demo.offices.filter(({ until }) => until === null);
    const field = now.filter(({ office }) => office === 'field-officer');
    expect(field).toHaveLength(31);
    for (const { group } of demo.groups) {
      const office = field.find(({ officeId }) => officeId === group.fieldOfficeId);
      expect(office?.area).toBe(group.districtCode);
    }
  });

  test('has 19,923 members, all of them active, with pledge savings of 101,322,662.00 baht', () => {
    expect(demo.memberCount).toBe(19_923);
    expect(accounts).toHaveLength(19_923);
    expect(accounts.reduce((sum, { pledge }) => sum + pledge, 0n)).toBe(10_132_266_200n);
    expect(accounts.every(({ pledge }) => pledge >= 0n)).toBe(true);
  });

  test('has groups of the sizes in life', () => {
    const sizes = demo.groups.map(({ members }) => members.length);
    expect(Math.max(...sizes)).toBe(848);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(20);
    const shape = [
      [0.05, 33],
      [0.25, 62],
      [0.5, 101],
      [0.75, 164],
      [0.95, 334],
    ] as const;
    expectShape(sizes, shape, 12);
  });

  test('has balances of the shape in life, and a tenth that owns 44 %', () => {
    const balances = accounts.map(({ pledge }) => baht(pledge)).toSorted((a, b) => a - b);
    const shape = [
      [0.05, 290],
      [0.25, 1_090],
      [0.5, 2_610],
      [0.75, 5_900],
      [0.95, 17_400],
      [0.99, 36_080],
      [1, 275_590],
    ] as const;
    expectShape(balances, shape, 5);
    const top = balances.slice(-1_992).reduce((a, b) => a + b, 0);
    expect(top / 101_322_662).toBeCloseTo(0.44, 1);
  });

  test('has groups that own what groups own', () => {
    const totals = new Map<unknown, bigint>();
    for (const { group, pledge } of accounts) totals.set(group, (totals.get(group) ?? 0n) + pledge);
    const shape = [
      [0.05, 118_000],
      [0.5, 547_000],
      [0.95, 1_940_000],
      [1, 3_300_000],
    ] as const;
    expectShape([...totals.values()].map(baht), shape, 25);
  });

  test('has pledges in their shares, within the rules of their groups', () => {
    const counts = new Map<number, number>();
    for (const { group, member } of accounts) {
      const { maxSatang, minSatang, unitSatang } = group.group.rules;
      expect(member.pledgeSatang % unitSatang).toBe(0n);
      expect(member.pledgeSatang >= minSatang && member.pledgeSatang <= maxSatang).toBe(true);
      const pledge = baht(member.pledgeSatang);
      counts.set(pledge, (counts.get(pledge) ?? 0) + 1);
    }
    const percent = (pledge: number) => ((counts.get(pledge) ?? 0) / 19_923) * 100;
    const shares = [8, 18, 12, 34, 22, 4, 1, 0.8, 0.2];
    [10, 20, 30, 50, 100, 200, 300, 500, 1_000].forEach((pledge, i) => {
      expect(Math.abs(percent(pledge) - (shares[i] ?? 0))).toBeLessThan(0.2);
    });
  });

  test('pays as people pay: three quarters on the day, an eighth not at all, worst when planting', () => {
    let owed = 0;
    let onDay = 0;
    const paidIn = new Map<string, number>();
    for (const { group, months } of accounts) {
      const { depositDay } = group.group.rules;
      const past = months.filter((month) => dayOfMonth(month, depositDay) < TODAY);
      for (const month of past) paidIn.set(month, (paidIn.get(month) ?? 0) + 1);
    }
    for (const { member } of accounts) {
      const first = member.joinedOn > OPENED_ON ? member.joinedOn : OPENED_ON;
      owed += monthsBetween(monthOf(first), monthOf(TODAY)).length;
    }
    for (const [group, { commands }] of journals) {
      for (const command of commands) {
        if (command.kind !== 'deposit') continue;
        const day = dateAt(command.at);
        if (day === dayOfMonth(day.slice(0, 7), group.group.rules.depositDay)) onDay += 1;
      }
    }
    const paid = [...paidIn.values()].reduce((a, b) => a + b, 0);
    expect(1 - paid / owed).toBeCloseTo(0.12, 1);
    expect(onDay / owed).toBeGreaterThan(0.68);
    expect(onDay / owed).toBeLessThan(0.8);
    expect(paidIn.get('2026-06') ?? 0).toBeLessThan((paidIn.get('2026-01') ?? 0) * 0.95);
  });
});

describePersonas('province', demo);
