import { expect, test } from '@jest/globals';
import { linkCodeFromBytes, showLinkCode } from '../../../src/domain/link-code.ts';
import { codeIn, isMistypedCode } from '../../../src/features/linking/typed-words.ts';

const CODE = linkCodeFromBytes(new Uint8Array([11, 200, 3, 5, 99, 7, 8]));
const SHOWN = showLinkCode(CODE);

test.each([
  SHOWN,
  CODE,
  CODE.toLowerCase(),
  ` ${SHOWN} `,
  `รหัส ${SHOWN} ค่ะ`,
  SHOWN.replaceAll('-', ' '),
])('%j holds the code', (text) => {
  expect(codeIn(text)).toBe(CODE);
  expect(isMistypedCode(text)).toBe(false);
});

test('every code with one wrong character is noticed as mistyped, and is no code', () => {
  for (let at = 0; at < CODE.length; at += 1) {
    const wrong = CODE.charAt(at) === '7' ? '8' : '7';
    const text = showLinkCode(CODE.slice(0, at) + wrong + CODE.slice(at + 1));
    expect(codeIn(text)).toBeUndefined();
    expect(isMistypedCode(text)).toBe(true);
  }
});

test.each([
  '12 100',
  'สมศักดิ์ 100',
  'Somsakda 100',
  'BK-3804-007',
  '0812345678',
  '1234567890123',
  'เช็คยอด',
  'hello there my friend',
])('%s is neither a code nor a mistyped one', (text) => {
  expect(codeIn(text)).toBeUndefined();
  expect(isMistypedCode(text)).toBe(false);
});
