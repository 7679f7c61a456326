import { expect, test } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import { isOneEditApart } from '../../../src/domain/names/edit-distance.ts';

/** Optimal string alignment, the textbook table. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  const at = (i: number, j: number) => rows[i]?.[j] ?? (i === 0 ? j : Infinity);
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, at(i - 2, j - 2) + 1);
      }
      const row = rows[i];
      if (row) row[j] = best;
    }
  }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom('ก', 'บ', 'ุ'), maxLength: 6 });

test('agrees with the textbook distance', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(isOneEditApart(a, b)).toBe(distance(a, b) === 1);
    }),
    { numRuns: 2000, seed: 4 },
  );
});

test.each([
  ['สมชาย', 'สมขาย', true],
  ['สมชาย', 'สมาชย', true],
  ['สมชาย', 'สมชา', true],
  ['สมชาย', 'สมหญิง', false],
])('%s and %s: %s', (a, b, near) => {
  expect(isOneEditApart(a, b)).toBe(near);
});
