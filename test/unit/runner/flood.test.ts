import { expect, test } from '@jest/globals';
import { createFlood, type Flood } from '../../../src/adapters/runner/flood.ts';

/** Events arriving at a steady rate, each `share` of them worked off as it comes. */
function after(events: number, everyMs: number, share: number): Flood {
  let now = 0;
  const flood = createFlood(() => now);
  for (let sent = 1; sent <= events; sent += 1) {
    flood.arrived(1);
    if (sent % 100 < share * 100) flood.done();
    now += everyMs;
  }
  return flood;
}

test('what is worked off as it comes is no flood, however much it is', () => {
  expect(after(5_000, 0.2, 1).isOn()).toBe(false);
});

test('a backlog that still grows fast is one', () => {
  expect(after(5_000, 0.2, 0.1).isOn()).toBe(true);
});

test('a large backlog that trickles in is simply worked off', () => {
  expect(after(1_000, 20, 0.1).isOn()).toBe(false);
});

test('a flood is over shortly after the last event, and when nothing is left', () => {
  let now = 0;
  const flood = createFlood(() => now);
  flood.arrived(500);
  expect(flood.isOn()).toBe(true);
  now += 250;
  expect(flood.isOn()).toBe(false);
  flood.arrived(500);
  flood.cleared();
  expect(flood.isOn()).toBe(false);
});
