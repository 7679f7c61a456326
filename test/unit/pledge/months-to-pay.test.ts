import { expect, test } from '@jest/globals';
import {
  monthsOwed,
  monthsToPay,
  type PledgeTerms,
} from '../../../src/domain/pledge/pledge-months.ts';

const TODAY = '2026-11-24';
const OLD: PledgeTerms = { joinedOn: '2020-01-01', booksSince: '2026-08-01', depositDay: 5 };
/** Came after October's deposit day: October may be paid and is not owed. */
const NEW: PledgeTerms = { joinedOn: '2026-10-20', booksSince: '2026-08-01', depositDay: 5 };

test.each<[string, PledgeTerms, string[], number, string[]]>([
  ['the oldest owed before this month', OLD, [], 1, ['2026-08']],
  ['two months: the oldest first', OLD, [], 2, ['2026-08', '2026-09']],
  [
    'this month paid, one owed: that one, not one ahead',
    OLD,
    ['2026-08', '2026-09', '2026-11', '2026-12'],
    1,
    ['2026-10'],
  ],
  [
    'all paid: the next one ahead',
    OLD,
    ['2026-08', '2026-09', '2026-10', '2026-11', '2026-12'],
    1,
    ['2027-01'],
  ],
  ['the month of joining is not owed: paid ahead instead', NEW, ['2026-11'], 1, ['2026-12']],
  [
    'in the month of joining it may be paid',
    { ...NEW, joinedOn: '2026-11-20' },
    [],
    1,
    ['2026-11'],
  ],
])('%s', (_, terms, paid, count, months) => {
  expect(monthsToPay(terms, new Set(paid), TODAY, count)).toEqual(months);
});

test('what is owed on paper is owed, also from before the books were opened', () => {
  const opened = '2026-11-25';
  const terms = { joinedOn: opened, booksSince: opened, depositDay: 1 };
  expect(monthsOwed(terms, new Set(), opened)).toEqual([]);
  const behind = { ...terms, owedFrom: '2026-09' };
  expect(monthsOwed(behind, new Set(), opened)).toEqual(['2026-09', '2026-10', '2026-11']);
  expect(monthsToPay(behind, new Set(), opened, 2)).toEqual(['2026-09', '2026-10']);
});
