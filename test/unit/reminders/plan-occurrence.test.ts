import { describe, expect, test } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import { addDays, dayOfMonth, instantOf, timeOfDayAt } from '../../../src/domain/bangkok-time.ts';
import { restsUntil } from '../../../src/features/reminders/night-rest.ts';
import { planFor, revise } from '../../../src/features/reminders/plan-occurrence.ts';
import type { Group, GroupRules } from '../../../src/ports/stores/groups-store.ts';
import { UNDECIDED_LIMITS } from '../../../src/domain/groups/money-limits.ts';

const group = (rules: Partial<GroupRules> = {}, state: Group['state'] = 'active'): Group => ({
  groupId: 'g',
  code: 'BK-3801-001',
  name: 'บ้านหนึ่ง',
  districtCode: '3801',
  tambonCode: '380101',
  moo: 1,
  state,
  foundedOn: '2020-01-01',
  fieldOfficeId: null,
  rules: {
    unitSatang: 1n,
    minSatang: 1n,
    maxSatang: 1n,
    feeSatang: 0n,
    depositDay: 31,
    reminderDaysBefore: 1,
    reminderHour: 9,
    pushReceipts: true,
    ...UNDECIDED_LIMITS,
    ...rules,
  },
});

describe('when a group is reminded', () => {
  test('day 31 is the last of a shorter month', () => {
    expect(planFor(group(), '2027-02')).toEqual({
      depositDay: '2027-02-28',
      dueAt: instantOf('2027-02-27', 9),
      expiresAt: instantOf('2027-03-01'),
    });
    expect(planFor(group(), '2028-02')?.depositDay).toBe('2028-02-29');
  });

  test('early deposit days are announced in the month before', () => {
    const plan = planFor(group({ depositDay: 1, reminderDaysBefore: 7 }), '2027-01');
    expect(plan?.dueAt).toBe(instantOf('2026-12-25', 9));
  });

  test('none for a closed group or one that wants none', () => {
    expect(planFor(group({}, 'closed'), '2027-01')).toBeUndefined();
    expect(planFor(group({ reminderDaysBefore: -1 }), '2027-01')).toBeUndefined();
  });

  test('is never after the deposit day and always before it expires', () => {
    const rules = fc.record({
      depositDay: fc.integer({ min: 1, max: 31 }),
      reminderDaysBefore: fc.integer({ min: 0, max: 7 }),
      reminderHour: fc.integer({ min: 6, max: 20 }),
    });
    const months = fc.integer({ min: 1, max: 12 }).map((m) => `2027-${String(m).padStart(2, '0')}`);
    fc.assert(
      fc.property(rules, months, (some, month) => {
        const plan = planFor(group(some), month);
        if (!plan) throw new Error('no plan');
        expect(plan.depositDay).toBe(dayOfMonth(month, some.depositDay));
        expect(plan.dueAt).toBeLessThan(plan.expiresAt);
        expect(plan.dueAt).toBeGreaterThanOrEqual(instantOf(addDays(plan.depositDay, -7)));
        expect(timeOfDayAt(plan.dueAt)).toEqual({ hour: some.reminderHour, minute: 0 });
      }),
    );
  });
});

describe('the row of an occurrence', () => {
  const at = instantOf('2026-12-01');
  const planned = revise(undefined, group(), '2026-12', at);
  if (!planned) throw new Error('nothing planned');

  test('is written once and then left alone', () => {
    expect(planned).toMatchObject({ state: 'planned', fence: 0, sent: 0 });
    expect(revise(planned, group(), '2026-12', at)).toBeUndefined();
  });
  test('is not written for a deposit day that is over', () => {
    expect(revise(undefined, group(), '2026-12', instantOf('2027-01-01'))).toBeUndefined();
  });
  test('follows new rules under a new fence', () => {
    expect(revise(planned, group({ depositDay: 10 }), '2026-12', at)).toMatchObject({
      depositDay: '2026-12-10',
      fence: 1,
    });
    const off = revise(planned, group({}, 'closed'), '2026-12', at);
    expect(off).toMatchObject({ state: 'off', fence: 1 });
    if (off) expect(revise(off, group(), '2026-12', at)).toMatchObject({ state: 'planned' });
  });
  test.each(['done', 'expired'] as const)('stays when it is %s', (state) => {
    const over = { ...planned, state };
    expect(revise(over, group({ depositDay: 10 }), '2026-12', at)).toBeUndefined();
  });
});

describe('late reminders rest at night', () => {
  const end = instantOf('2026-12-06');
  test.each([
    ['2026-12-05', 5, '2026-12-05'],
    ['2026-12-04', 21, '2026-12-05'],
    ['2026-12-05', 0, '2026-12-05'],
  ])('%s %i:00 until the morning', (day, hour, morning) => {
    expect(restsUntil(instantOf(day, hour), end)).toBe(instantOf(morning, 6));
  });
  test.each([
    ['2026-12-05', 6],
    ['2026-12-05', 20],
    ['2026-12-05', 23],
  ])('%s %i:00 goes', (day, hour) => {
    expect(restsUntil(instantOf(day, hour), end)).toBeUndefined();
  });
});
