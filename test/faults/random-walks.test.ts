import { expect, test } from '@jest/globals';
import { randomWalks } from '../support/random-walk.ts';

/**
 * `WALKS=10000 npm run test:faults -- test/faults/random-walks.test.ts` looks further, another
 * `WALK_SEED` elsewhere.
 */
const WALKS = Number(process.env['WALKS'] || 1_000);
const SEED = Number(process.env['WALK_SEED'] || 1_000);
const MS_A_WALK = 2_000;

test(
  `${WALKS} walks of taps and words: answered each time, soundly, and never held`,
  async () => {
    const walked = await randomWalks({ seed: SEED, walks: WALKS, steps: 12, perBot: 40 });
    expect(walked.faults).toEqual([]);
    expect(walked.actions).toBeGreaterThan(WALKS * 10);
  },
  WALKS * MS_A_WALK + 60_000,
);
