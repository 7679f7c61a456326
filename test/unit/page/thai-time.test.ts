import { expect, test } from '@jest/globals';
import { load } from './load.ts';

const time = await load<{
  hourMinute: (at: number) => string;
  dayOf: (at: number) => string;
  shortDate: (at: number, language: 'th' | 'en') => string;
  fieldValue: (at: number) => string;
  instantOf: (value: string) => number | null;
}>('thai-time.js');

/** 2026-12-31 18:30 UTC is already New Year in Bangkok. */
const NEW_YEAR = Date.UTC(2026, 11, 31, 18, 30);

test('days and hours are those of Bangkok', () => {
  expect(time.hourMinute(NEW_YEAR)).toBe('01:30');
  expect(time.dayOf(NEW_YEAR)).toBe('2027-01-01');
});

test('Thai dates count Buddhist years, English ones do not', () => {
  expect(time.shortDate(NEW_YEAR, 'th')).toBe('ศ. 1 ม.ค. 2570');
  expect(time.shortDate(NEW_YEAR, 'en')).toBe('Fri 1 Jan 2027');
});

test('a date field and an instant turn into each other', () => {
  expect(time.fieldValue(NEW_YEAR)).toBe('2027-01-01T01:30');
  expect(time.instantOf('2027-01-01T01:30')).toBe(NEW_YEAR);
  expect(time.instantOf('')).toBeNull();
});
