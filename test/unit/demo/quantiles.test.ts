import { describe, expect, test } from '@jest/globals';
import { apportion, normalScore, spread, valueAt } from '../../../src/demo/quantiles.ts';

const BALANCES = [
  [0.05, 290],
  [0.5, 2_610],
  [0.95, 17_400],
] as const;

describe('quantiles', () => {
  test('go through the given points, grow between them and stay at the ends', () => {
    for (const [share, value] of BALANCES) expect(valueAt(BALANCES, share)).toBeCloseTo(value, 6);
    expect(valueAt(BALANCES, 0.2)).toBeGreaterThan(290);
    expect(valueAt(BALANCES, 0.2)).toBeLessThan(2_610);
    expect(valueAt(BALANCES, 0.001)).toBe(290);
    expect(valueAt(BALANCES, 0.999)).toBe(17_400);
  });

  test('spread values whose middle is the median', () => {
    const values = spread(BALANCES, 101);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(values[50]).toBeCloseTo(2_610, 6);
  });

  test('normal scores are those of the tables', () => {
    expect(normalScore(0.5)).toBeCloseTo(0, 9);
    expect(normalScore(0.975)).toBeCloseTo(1.959964, 5);
    expect(normalScore(0.01)).toBeCloseTo(-2.326348, 5);
  });
});

describe('apportioning', () => {
  test.each<[number[], number]>([
    [[1, 1, 1], 100],
    [[0.3, 7, 2.2, 0], 19_923],
    [[5], 3],
  ])('of %j gives whole parts of %i exactly', (weights, total) => {
    const parts = apportion(weights, total);
    expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
    parts.forEach((part, i) => {
      const exact = ((weights[i] ?? 0) / weights.reduce((a, b) => a + b, 0)) * total;
      expect(Math.abs(part - exact)).toBeLessThan(1);
    });
  });

  test('by nothing is refused', () => {
    expect(() => apportion([0, 0], 5)).toThrow(RangeError);
  });
});
