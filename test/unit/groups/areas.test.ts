import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import {
  districtsIn,
  groupCode,
  isDistrict,
  isProvince,
  tambonsIn,
} from '../../../src/domain/areas.ts';

const names = (lang: string): string[] =>
  Object.keys(
    JSON.parse(
      readFileSync(new URL(`../../../locales/${lang}/areas.json`, import.meta.url), 'utf8'),
    ) as Record<string, string>,
  );

test('Bueng Kan has 8 districts and 53 tambons, as counted in each', () => {
  const districts = districtsIn('38');
  expect(districts.map((code) => tambonsIn(code).length)).toEqual([12, 7, 7, 9, 6, 4, 5, 3]);
  expect(districts[0]).toBe('3801');
  expect(districts.at(-1)).toBe('3808');
});

test.each(['th', 'en'])('every area has a name in %s, and no name is of none', (lang) => {
  const districts = districtsIn('38');
  const codes = ['38', ...districts, ...districts.flatMap((code) => tambonsIn(code))];
  expect(names(lang).toSorted()).toEqual(codes.toSorted());
});

test('a district and a tambon lie in themselves; nothing lies in an unknown code', () => {
  expect(districtsIn('3804')).toEqual(['3804']);
  expect(districtsIn('380409')).toEqual(['3804']);
  expect(tambonsIn('3804', '380409')).toEqual(['380409']);
  for (const code of ['', '3', '39', '3809', '3899', 'xx']) expect(districtsIn(code)).toEqual([]);
  expect(tambonsIn('3809')).toEqual([]);
  expect([isProvince('38'), isProvince('39'), isDistrict('3808'), isDistrict('38')]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test('a public code names province, district and a number of at least three digits', () => {
  expect(groupCode('3804', 7)).toBe('BK-3804-007');
  expect(groupCode('3801', 1_234)).toBe('BK-3801-1234');
  expect(() => groupCode('4301', 1)).toThrow(RangeError);
});
