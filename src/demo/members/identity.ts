import { checkDigit } from '../../domain/national-id.ts';

/**
 * Demo identification numbers have a valid check digit and are marked: no registration office ends
 * in 99. Bueng Kan's office codes begin with 38 since 2011 and with 43 (Nong Khai) before.
 */
const FAKE_OFFICES = { before2011: '4399', since2011: '3899' } as const;
const FIRST_YEAR_OF_PROVINCE = 2011;
/** Who was born since gets a number at birth, which begins with 1. */
const FIRST_YEAR_OF_REGISTER = 1984;

/**
 * @param serial below 10,000,000, another for each human
 * @param begins first five digits, where they matter
 */
export function fakeNationalId(serial: number, bornYear: number, begins?: string): string {
  const office =
    bornYear >= FIRST_YEAR_OF_PROVINCE ? FAKE_OFFICES.since2011 : FAKE_OFFICES.before2011;
  const first = bornYear >= FIRST_YEAR_OF_REGISTER ? '1' : '3';
  const digits = `${begins ?? `${first}${office}`}${String(serial).padStart(7, '0')}`;
  return `${digits}${checkDigit(digits)}`;
}

/** 060 is given to no network. @param serial below 10,000,000 */
export function fakePhone(serial: number): string {
  return `060${String(serial).padStart(7, '0')}`;
}
