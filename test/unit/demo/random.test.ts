import { describe, expect, test } from '@jest/globals';
import { Random } from '../../../src/demo/random.ts';

const draws = (random: Random, count = 5): number[] =>
  Array.from({ length: count }, () => random.float());

describe('random numbers of the demo', () => {
  test('are the same for the same seed and others for another', () => {
    expect(draws(new Random('a'))).toEqual(draws(new Random('a')));
    expect(draws(new Random('a'))).not.toEqual(draws(new Random('b')));
  });

  test('are pinned: another machine or version must not change a demo', () => {
    expect(new Random('sajja').hex(16)).toMatchInlineSnapshot(`"fd0a124ec973395f"`);
    expect(new Random('sajja').id()).toMatchInlineSnapshot(`"zt1n358xskf76kaypwjb2ftykx"`);
  });

  test('of a fork do not depend on what the parent has drawn', () => {
    const parent = new Random('a');
    const before = draws(parent.fork('x'));
    draws(parent, 100);
    expect(draws(parent.fork('x'))).toEqual(before);
    expect(draws(parent.fork('y'))).not.toEqual(before);
  });

  test('fill a range evenly, both ends included', () => {
    const random = new Random('range');
    const counts = new Map<number, number>();
    for (let i = 0; i < 6_000; i += 1) {
      const value = random.between(1, 6);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });

  test('shuffle without losing anything', () => {
    const list = Array.from({ length: 50 }, (_, i) => i);
    const mixed = new Random('s').shuffle(list);
    expect(mixed).not.toEqual(list);
    expect(mixed.toSorted((a, b) => a - b)).toEqual(list);
  });

  test('refuse to pick from nothing', () => {
    expect(() => new Random('s').pick([])).toThrow(RangeError);
  });
});
