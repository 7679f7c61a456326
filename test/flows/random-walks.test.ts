import { expect, test } from '@jest/globals';
import { buildFeatures } from '../../src/composition/features.ts';
import { randomWalks } from '../support/random-walk.ts';

test('walks of taps and words, into every flow: answered each time, soundly, and never held', async () => {
  const { faults, flows } = await randomWalks({ seed: 11, walks: 60, steps: 4, perBot: 30 });
  expect(faults.slice(0, 5)).toEqual([]);
  expect([...buildFeatures().flows.keys()].filter((flow) => !flows.has(flow))).toEqual([]);
}, 60_000);
