import { expect, test } from '@jest/globals';
import { funnelOf } from '../../../src/conversation/funnel.ts';
import type { Turn, TurnsReader } from '../../../src/ports/stores/turns-store.ts';
import { funnelSince } from '../../../scripts/lib/read-turns.ts';

let events = 0;
const turn = (
  runId: string,
  at: number,
  [fromStep, toStep]: [string | null, string | null],
  outcome = 'moved',
  lang = 'th',
): Turn => ({
  eventId: `e${(events += 1)}`,
  runId,
  flow: 'savings.tea',
  fromStep,
  toStep,
  outcome,
  lang,
  at: at * 1_000,
});

const TURNS: readonly Turn[] = [
  turn('r1', 0, [null, 'cup']),
  turn('r1', 10, ['cup', 'cup'], 'retried'),
  turn('r1', 30, ['cup', 'sugar']),
  turn('r1', 32, ['sugar', null], 'done'),
  turn('r2', 40, [null, 'cup']),
  turn('r2', 44, ['cup', 'cup'], 'answered'),
  turn('r2', 50, ['cup', 'sugar']),
  turn('r2', 60, ['sugar', null], 'expired'),
  turn('r3', 70, [null, 'cup'], 'moved', 'en'),
  turn('r3', 75, ['cup', null], 'cancelled', 'en'),
  turn('r4', 80, [null, 'cup']),
];

test('counts by step and language who came, went on, was asked again, gave up, and how long it took', () => {
  const flow = 'savings.tea';
  const th = { flow, lang: 'th' };
  expect(funnelOf(TURNS)).toEqual([
    { ...th, step: 'cup', came: 3, wentOn: 2, askedAgain: 1, gaveUp: 0, medianSeconds: 10 },
    { ...th, step: 'sugar', came: 2, wentOn: 1, askedAgain: 0, gaveUp: 1, medianSeconds: 2 },
    {
      flow,
      lang: 'en',
      step: 'cup',
      came: 1,
      wentOn: 0,
      askedAgain: 0,
      gaveUp: 1,
      medianSeconds: null,
    },
  ]);
});

test.each([1, 2, 3, 100])('reads pages of %d turns, though many share a moment', async (page) => {
  const rows = TURNS.map((row, at) => ({ ...row, at: at < 6 ? 0 : row.at }));
  const reader: TurnsReader = {
    ofFlow: (flow, since, limit) =>
      Promise.resolve(rows.filter((row) => row.flow === flow && row.at >= since).slice(0, limit)),
  };
  expect(await funnelSince(reader, ['savings.tea', 'b.c'], '1970-01-01', page)).toEqual(
    funnelOf(rows),
  );
});
