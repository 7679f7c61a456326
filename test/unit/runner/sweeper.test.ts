import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { startSweeper } from '../../../src/adapters/runner/sweeper.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const tick = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

function slow(ms: number) {
  const seen = { begun: 0, at: [] as number[], running: 0, most: 0 };
  const run = async (): Promise<void> => {
    seen.begun += 1;
    seen.at.push(Date.now());
    seen.running += 1;
    seen.most = Math.max(seen.most, seen.running);
    await new Promise((resolve) => setTimeout(resolve, ms));
    seen.running -= 1;
  };
  return { seen, run };
}

test('each sweep goes at its interval and never twice at once', async () => {
  const { seen, run } = slow(2_500);
  startSweeper([{ name: 'a', everyMs: 1_000, run }], () => undefined);
  await tick(999);
  expect(seen.begun).toBe(0);
  await tick(5_001);
  expect(seen).toMatchObject({ begun: 2, most: 1 });
});

test('one that fails is reported and tried again', async () => {
  const errors: string[] = [];
  let runs = 0;
  const run = async (): Promise<void> => {
    runs += 1;
    throw new Error('no');
  };
  startSweeper([{ name: 'a', everyMs: 1_000, run }], (sweep, error) =>
    errors.push(`${sweep}: ${(error as Error).message}`),
  );
  await tick(2_000);
  expect({ runs, errors }).toEqual({ runs: 2, errors: ['a: no', 'a: no'] });
});

test('sweeping now begins after what is under way, which may have looked before', async () => {
  const { seen, run } = slow(300);
  const sweeper = startSweeper([{ name: 'a', everyMs: 1_000, run }], () => undefined);
  await tick(1_100);
  expect(seen.begun).toBe(1);
  let swept = false;
  void sweeper.sweepNow().then(() => (swept = true));
  await tick(250);
  expect({ begun: seen.begun, swept }).toEqual({ begun: 2, swept: false });
  await tick(300);
  expect({ most: seen.most, swept }).toEqual({ most: 1, swept: true });
});

test('stopping waits for what is under way and begins nothing more', async () => {
  const { seen, run } = slow(300);
  const sweeper = startSweeper([{ name: 'a', everyMs: 1_000, run }], () => undefined);
  await tick(1_000);
  let stopped = false;
  void sweeper.stop().then(() => (stopped = true));
  await tick(100);
  expect(stopped).toBe(false);
  await tick(5_000);
  void sweeper.sweepNow();
  await tick(1_000);
  expect({ begun: seen.begun, stopped }).toEqual({ begun: 1, stopped: true });
});
