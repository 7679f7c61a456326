import { expect, test } from '@jest/globals';
import { flipEmbedded } from './flipping.ts';

/** Some in every run; test/faults/flipped-bytes.test.ts flips thousands, and MongoDB's files. */
const FLIPS = 100;

test('bytes flipped in a copy of the file: what changes a row, a page or an index is found', async () => {
  const { found, missed, sound } = await flipEmbedded(FLIPS);
  expect(missed).toEqual([]);
  expect(found + sound).toBe(FLIPS);
  // Much of a small file is room that SQLite has not used yet.
  expect(found).toBeGreaterThan(FLIPS / 5);
}, 60_000);
