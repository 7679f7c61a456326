import { describe, expect, test } from '@jest/globals';
import { readNationalId } from '../../../src/domain/national-id.ts';
import { readPhone } from '../../../src/domain/phone.ts';
import { fakeNationalId, fakePhone } from '../../../src/demo/members/identity.ts';

describe('made-up identities', () => {
  test.each([
    [1, 1935, '34399'],
    [1_430_012, 1990, '14399'],
    [9_999_999, 2014, '13899'],
  ])('number %i, born %i, begins with %s and has a right check digit', (serial, born, begins) => {
    const id = fakeNationalId(serial, born);
    expect(id.slice(0, 5)).toBe(begins);
    expect(readNationalId(id)).toEqual({ kind: 'national-id', id });
  });

  test('may begin with 43, as who moved in from elsewhere', () => {
    const id = fakeNationalId(51, 1963, '43899');
    expect(id.startsWith('43')).toBe(true);
    expect(readNationalId(id).kind).toBe('national-id');
  });

  test('phones are mobile numbers of no network', () => {
    expect(readPhone(fakePhone(12))).toEqual({ kind: 'mobile', number: '0600000012' });
  });
});
