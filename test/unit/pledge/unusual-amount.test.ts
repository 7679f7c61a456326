import { expect, test } from '@jest/globals';
import {
  FAR_OFF_TIMES,
  SPECIAL_FAR_OFF_TIMES,
  unusualAmount,
} from '../../../src/domain/pledge/unusual-amount.ts';

const PLEDGE = 5_000n;
const asked = { target: 'pledge', pledge: PLEDGE, expected: PLEDGE, ceiling: 200_000n } as const;
const judge = (amount: bigint, more: Partial<Parameters<typeof unusualAmount>[0]> = {}) =>
  unusualAmount({ ...asked, amount, ...more });

test('ten times what is expected is unusual, a satang less is not', () => {
  expect(judge(PLEDGE * FAR_OFF_TIMES)).toEqual({ kind: 'times', times: FAR_OFF_TIMES });
  expect(judge(PLEDGE * FAR_OFF_TIMES - 1n)).toBeUndefined();
  expect(judge(500_000_000n)).toEqual({ kind: 'times', times: 100_000n });
});

test('what is expected is never unusual, also above the ceiling', () => {
  expect(judge(PLEDGE * 36n, { expected: PLEDGE * 36n, ceiling: 1n })).toBeUndefined();
});

test('another sum above the ceiling is unusual, where the group has decided on one', () => {
  const expected = 150_000n;
  expect(judge(200_001n, { expected })).toEqual({ kind: 'above-ceiling' });
  expect(judge(200_000n, { expected })).toBeUndefined();
  expect(judge(200_001n, { expected, ceiling: 0n })).toBeUndefined();
});

test('special savings above the ceiling are unusual, whatever the pledge', () => {
  const special = { target: 'special', expected: 200_001n } as const;
  expect(judge(200_001n, special)).toEqual({ kind: 'above-ceiling' });
  expect(judge(200_000n, { ...special, expected: 200_000n })).toBeUndefined();
});

test('without a ceiling special savings are measured by the monthly pledge, generously, and by nothing without one', () => {
  const special = { target: 'special', ceiling: 0n } as const;
  expect(judge(PLEDGE * SPECIAL_FAR_OFF_TIMES, special)).toMatchObject({ kind: 'times' });
  expect(judge(PLEDGE * SPECIAL_FAR_OFF_TIMES - 1n, special)).toBeUndefined();
  expect(judge(PLEDGE * 10_000n, { ...special, pledge: 0n })).toBeUndefined();
});
