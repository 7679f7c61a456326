import { expect, test } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import { linkCodeFromBytes, parseLinkCode, showLinkCode } from '../../../src/domain/link-code.ts';

const randomBytes = fc.uint8Array({ minLength: 7, maxLength: 12 });

test('a code is read back from every way people type it', () => {
  fc.assert(
    fc.property(randomBytes, (bytes) => {
      const code = linkCodeFromBytes(bytes);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{11}$/);
      expect(code).toMatch(/[A-Z]/);
      for (const typed of [
        code,
        showLinkCode(code),
        code.toLowerCase(),
        ` ${showLinkCode(code)} `,
      ]) {
        expect(parseLinkCode(typed)).toBe(code);
      }
      expect(parseLinkCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code);
    }),
  );
});

test('every single wrong character and every swap of neighbours is noticed', () => {
  fc.assert(
    fc.property(randomBytes, fc.nat(10), fc.nat(31), (bytes, at, other) => {
      const code = linkCodeFromBytes(bytes);
      const character = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(other);
      const wrong = code.slice(0, at) + character + code.slice(at + 1);
      expect(parseLinkCode(wrong)).toBe(wrong === code ? code : undefined);
      const swapped =
        code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
      expect(parseLinkCode(swapped)).toBe(swapped === code ? code : undefined);
    }),
  );
});

test('bytes without a letter in them still give a letter', () => {
  const code = linkCodeFromBytes(new Uint8Array(7));
  expect(code.startsWith('A000000000')).toBe(true);
  expect(parseLinkCode(code)).toBe(code);
});

test('what is no code is not read as one', () => {
  for (const text of ['', '08123456789', '12345678901', 'สวัสดี', 'UUUUUUUUUUU', 'ABCD-EFGH']) {
    expect(parseLinkCode(text)).toBeUndefined();
  }
  expect(() => linkCodeFromBytes(new Uint8Array(6))).toThrow(RangeError);
});
