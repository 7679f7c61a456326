import { expect, test } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import { canonicalJson, lengthPrefixed } from '../../../src/domain/ledger/canonical.ts';

const pieces = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom('', '-', ':', '1:', '0:', '1:a', '12', 'ก', '👵🏽', '\0'),
    fc.constant(null),
  ),
  { maxLength: 5 },
);

test('two different lists of fields never join to the same text', () => {
  fc.assert(
    fc.property(pieces, pieces, (a, b) => {
      const alike = JSON.stringify(a) === JSON.stringify(b);
      expect(lengthPrefixed(a) === lengthPrefixed(b)).toBe(alike);
    }),
    { numRuns: 3000 },
  );
});

test('the same letters cut at every other place join differently', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 2, maxLength: 12 }), (text) => {
      const cuts = Array.from({ length: text.length + 1 }, (_, at) => [
        text.slice(0, at),
        text.slice(at),
      ]).filter((cut) => cut.every((part) => part.isWellFormed()));
      const joined = cuts.map(lengthPrefixed);
      expect(new Set(joined).size).toBe(cuts.length);
    }),
  );
});

test('lengths count UTF-8 bytes', () => {
  expect(lengthPrefixed(['é', 'ก', '👵', 'a'])).toBe('2:é3:ก4:👵1:a');
  const byBytes = fc.string({ unit: 'binary', maxLength: 20 });
  fc.assert(
    fc.property(byBytes, (text) => {
      expect(lengthPrefixed([text])).toBe(`${Buffer.byteLength(text)}:${text}`);
    }),
  );
});

test('an empty field, no field and null are three things', () => {
  expect(new Set([lengthPrefixed(['']), lengthPrefixed([]), lengthPrefixed([null])]).size).toBe(3);
});

test('half a character is refused, as UTF-8 would fold it with others', () => {
  expect(() => lengthPrefixed(['\ud800'])).toThrow(TypeError);
});

test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('number %p is refused', (value) => {
  expect(() => lengthPrefixed([value])).toThrow(TypeError);
  expect(() => canonicalJson({ value })).toThrow(TypeError);
});

test('canonical JSON does not depend on the order of members, and leaves undefined out', () => {
  expect(canonicalJson({ b: 1n, a: ['x', true, null], c: undefined })).toBe(
    '{"a":["x",true,null],"b":"1"}',
  );
  expect(canonicalJson({ a: ['x', true, null], b: 1n })).toBe('{"a":["x",true,null],"b":"1"}');
});

test('canonical JSON of plain values is JSON', () => {
  const scalar = fc.oneof(fc.string(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null));
  const keys = fc.string().filter((key) => key !== '__proto__');
  const plain = fc.dictionary(keys, fc.oneof(scalar, fc.array(scalar)));
  fc.assert(
    fc.property(plain, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each([undefined, () => 1, Symbol('x'), [undefined]])('%p has no canonical JSON', (value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});
