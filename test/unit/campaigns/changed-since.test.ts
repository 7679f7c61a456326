import { expect, test } from '@jest/globals';
import type { Review } from '../../../src/features/campaigns/draft.ts';
import { changedSince } from '../../../src/features/campaigns/review-draft.ts';

const seen: Review = {
  content: 'c',
  groups: 'g',
  reach: 'r',
  groupCount: 2,
  people: 10,
  reachable: 8,
};

test('the same is the same', () => {
  for (const who of ['all', 'committee', 'unpaid'] as const) {
    expect(changedSince(seen, { ...seen }, who)).toBe(false);
  }
});

test.each([
  ['words', { content: 'x' }],
  ['groups', { groups: 'x' }],
  ['people reached, though as many', { reach: 'x' }],
  ['number of people', { people: 11 }],
] as const)('other %s: shown again', (_, change) => {
  expect(changedSince(seen, { ...seen, ...change }, 'all')).toBe(true);
});

test('to the unpaid: who has paid meanwhile is no change, one more is', () => {
  const fewer = { ...seen, reach: 'x', people: 9, reachable: 7 };
  expect(changedSince(seen, fewer, 'unpaid')).toBe(false);
  expect(changedSince(seen, { ...fewer, reachable: 9 }, 'unpaid')).toBe(true);
  expect(changedSince(seen, { ...fewer, groups: 'x' }, 'unpaid')).toBe(true);
});
