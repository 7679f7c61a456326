import { expect, test } from '@jest/globals';
import {
  checkDigit,
  formatNationalId,
  maskNationalId,
  readNationalId,
} from '../../../src/domain/national-id.ts';

/** Well-known example number; nobody's. */
const EXAMPLE = '1234567890121';

test.each([
  '1234567890121',
  '1-2345-67890-12-1',
  ' 1 2345 67890 12 1 ',
  '๑๒๓๔๕๖๗๘๙๐๑๒๑',
  '1–2345–67890–12–1',
])('%s is read', (text) => {
  expect(readNationalId(text)).toEqual({ kind: 'national-id', id: EXAMPLE });
});

test.each([
  ['', 'length'],
  ['123456789012', 'length'],
  ['12345678901211', 'length'],
  ['12345678901a1', 'characters'],
  ['1234567890122', 'check-digit'],
  ['1234567809121', 'check-digit'],
])('%p is refused for its %s', (text, reason) => {
  expect(readNationalId(text)).toEqual({ kind: 'refused', reason });
});

test('province digits and the kind of person are not judged', () => {
  for (const twelve of ['343010000001', '038010000001', '638010000001', '738010000001']) {
    const id = `${twelve}${checkDigit(twelve)}`;
    expect(readNationalId(id)).toEqual({ kind: 'national-id', id });
  }
});

test('check digits worked out by hand: remainders 0 and 10 both give 1', () => {
  // 1·13+2·12+3·11+4·10+5·9+6·8+7·7+8·6+9·5+0·4+1·3+2·2 = 352 = 32·11 + 0
  expect(checkDigit('123456789012')).toBe(1);
  // 5·2 = 10 → remainder 10
  expect(checkDigit('000000000005')).toBe(1);
  // 1·2 = 2 → 11 − 2 = 9
  expect(checkDigit('000000000001')).toBe(9);
  // 1·12 = 12 → remainder 1 → 10 → 0
  expect(checkDigit('010000000000')).toBe(0);
});

test('it is shown in its usual groups, or with only the last three digits', () => {
  expect(formatNationalId(EXAMPLE)).toBe('1-2345-67890-12-1');
  expect(maskNationalId(EXAMPLE)).toBe('x-xxxx-xxxxx-12-1');
});
