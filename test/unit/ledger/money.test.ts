import { expect, test } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import {
  satangFromText,
  satangToText,
  splitByShares,
  splitEvenly,
  sumSatang,
} from '../../../src/domain/money.ts';

test('every int64 comes back from its text', () => {
  const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  fc.assert(fc.property(int64, (amount) => satangFromText(satangToText(amount)) === amount));
});

test.each([
  '',
  ' 1',
  '1 ',
  '+1',
  '-0',
  '01',
  '1.0',
  '1e3',
  '0x10',
  '1,000',
  '๑',
  '１',
  '1n',
  '--1',
])('text %j is not an amount', (text) => {
  expect(() => satangFromText(text)).toThrow(RangeError);
});

test.each([1, 1n, null, undefined, ['1'], { toString: () => '1' }])(
  'a value that is no text is not an amount: %p',
  (value) => {
    expect(() => satangFromText(value)).toThrow(RangeError);
  },
);

test.each(['9223372036854775808', '-9223372036854775809', '9999999999999999999'])(
  '%s is outside int64',
  (text) => {
    expect(() => satangFromText(text)).toThrow(RangeError);
  },
);

test('a split adds up to the whole and its parts differ by a satang at most, larger first', () => {
  const amounts = fc.bigInt({ min: 0n, max: 10n ** 12n });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 60 }), (amount, parts) => {
      const shares = splitEvenly(amount, parts);
      expect(shares).toHaveLength(parts);
      expect(sumSatang(shares)).toBe(amount);
      expect((shares[0] ?? 0n) - (shares.at(-1) ?? 0n)).toBeLessThanOrEqual(1n);
      expect(shares).toEqual(shares.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
    }),
  );
});

test('a third of a baht is split 34, 33, 33', () => {
  expect(splitEvenly(100n, 3)).toEqual([34n, 33n, 33n]);
});

test.each([
  { amount: 100n, weights: [3_333, 3_333, 3_334], parts: [33n, 33n, 34n] },
  { amount: 10n, weights: [3_333, 3_333, 3_334], parts: [3n, 3n, 4n] },
  { amount: 100n, weights: [1, 1, 1], parts: [34n, 33n, 33n] },
  { amount: 1n, weights: [1, 9_999], parts: [0n, 1n] },
  { amount: 7n, weights: [5_000, 0, 5_000], parts: [4n, 0n, 3n] },
])(
  '$amount by $weights: the odd satang go to the largest remainders',
  ({ amount, parts, weights }) => {
    expect(splitByShares(amount, weights)).toEqual(parts);
  },
);

test.each([0, -1, 1.5, Number.NaN])('nothing is split into %p parts', (parts) => {
  expect(() => splitEvenly(100n, parts)).toThrow(RangeError);
});

test('a negative amount is not split', () => {
  expect(() => splitEvenly(-1n, 1)).toThrow(RangeError);
});
