import { expect, test } from '@jest/globals';
import { createFlood } from '../../../src/adapters/runner/flood.ts';

function flooded(requests: number, everyMs: number): boolean {
  let now = 0;
  const flood = createFlood(() => now);
  for (let sent = 0; sent < requests; sent += 1) {
    flood.arrived();
    now += everyMs;
  }
  return flood.isOn();
}

test('a deposit evening of a province is no flood', () => {
  expect(flooded(200, 5)).toBe(false);
});

test('thousands a second are one', () => {
  expect(flooded(2_000, 0.2)).toBe(true);
});

test('a flood is over shortly after the last request', () => {
  let now = 0;
  const flood = createFlood(() => now);
  for (let sent = 0; sent < 500; sent += 1) flood.arrived();
  expect(flood.isOn()).toBe(true);
  now += 250;
  expect(flood.isOn()).toBe(false);
});
