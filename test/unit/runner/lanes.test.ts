import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createLanes, type Lanes, type LanesDeps } from '../../../src/adapters/runner/lanes.ts';
import type { TurnResult } from '../../../src/conversation/turn/turn-result.ts';
import type { OutboxItem } from '../../../src/ports/stores/outbox-store.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Lets promises and timers that are due run. */
const tick = (ms = 0): Promise<void> => jest.advanceTimersByTimeAsync(ms);

const item = (personId: string, outboxId: string): OutboxItem =>
  ({ outboxId, to: { kind: 'person', personId } }) as OutboxItem;
const done = (more = false, sends: OutboxItem[] = []): TurnResult => ({
  kind: 'done',
  eventId: 'e',
  outcome: 'answered',
  sends,
  more,
});

/** Turns that end when the test says so. */
class Stage {
  readonly begun: string[] = [];
  readonly lanes: Lanes;
  readonly #open = new Map<string, { end(result: TurnResult): void; fail(error: Error): void }>();

  constructor(given: Partial<LanesDeps> = {}) {
    this.lanes = createLanes({
      concurrency: 2,
      standBack: () => false,
      runTurn: (lane) =>
        new Promise((resolve, reject) => {
          this.begun.push(lane);
          this.#open.set(lane, { end: resolve, fail: reject });
        }),
      deliver: async () => undefined,
      failed: async () => 1_000,
      ...given,
    });
  }

  async end(lane: string, result: TurnResult = done()): Promise<void> {
    this.#open.get(lane)?.end(result);
    await tick();
  }

  async fail(lane: string): Promise<void> {
    this.#open.get(lane)?.fail(new Error('no'));
    await tick();
  }
}

test('a lane with nothing behind its event is looked at once', async () => {
  const stage = new Stage();
  stage.lanes.poke(['a', 'a']);
  await stage.end('a');
  expect(stage.begun).toEqual(['a']);
  expect(stage.lanes.busy()).toBe(0);
});

test('a lane goes on while events wait behind the one it handled', async () => {
  const stage = new Stage();
  stage.lanes.poke(['a']);
  await stage.end('a', done(true));
  await stage.end('a', done(true));
  await stage.end('a', { kind: 'idle' });
  expect(stage.begun).toEqual(['a', 'a', 'a']);
  expect(stage.lanes.busy()).toBe(0);
});

test('an event that came during a turn that saw nothing more is not lost', async () => {
  const stage = new Stage();
  stage.lanes.poke(['a']);
  stage.lanes.poke(['a']);
  expect(stage.begun).toEqual(['a']);
  await stage.end('a', done(false));
  expect(stage.begun).toEqual(['a', 'a']);
  stage.lanes.poke(['a']);
  await stage.end('a', { kind: 'idle' });
  expect(stage.begun).toEqual(['a', 'a', 'a']);
  await stage.end('a', { kind: 'idle' });
  expect(stage.lanes.busy()).toBe(0);
});

test('one turn of a lane at a time, and no more lanes at once than allowed', async () => {
  const stage = new Stage();
  stage.lanes.poke(['a', 'b', 'c', 'a']);
  expect(stage.begun).toEqual(['a', 'b']);
  await stage.end('b');
  expect(stage.begun).toEqual(['a', 'b', 'c']);
  await stage.end('c');
  expect(stage.begun).toEqual(['a', 'b', 'c']);
});

test('who sends without end takes turns with those who wait', async () => {
  const stage = new Stage({ concurrency: 1 });
  stage.lanes.poke(['flood', 'quiet']);
  await stage.end('flood', done(true));
  expect(stage.begun).toEqual(['flood', 'quiet']);
  await stage.end('quiet');
  expect(stage.begun).toEqual(['flood', 'quiet', 'flood']);
});

test('a lane that failed rests its time, poked or not, and holds no other up', async () => {
  const stage = new Stage({ concurrency: 1 });
  stage.lanes.poke(['bad']);
  stage.lanes.poke(['bad', 'good']);
  await stage.fail('bad');
  expect(stage.begun).toEqual(['bad', 'good']);
  await stage.end('good');
  stage.lanes.poke(['bad']);
  await tick(999);
  expect(stage.begun).toEqual(['bad', 'good']);
  expect(stage.lanes.busy()).toBe(1);
  await tick(1);
  expect(stage.begun).toEqual(['bad', 'good', 'bad']);
  await stage.end('bad');
  expect(stage.lanes.busy()).toBe(0);
});

test('what one person is sent leaves in the order of the turns; others do not wait for it', async () => {
  const left: string[] = [];
  const release: (() => void)[] = [];
  const stage = new Stage({
    deliver: (one) =>
      new Promise((resolve) => {
        left.push(one.outboxId);
        release.push(resolve);
      }),
  });
  stage.lanes.poke(['a']);
  await stage.end('a', done(true, [item('p1', '1'), item('p2', '2'), item('p1', '3')]));
  await stage.end('a', done(false, [item('p1', '4')]));
  expect(left).toEqual(['1', '2']);
  release[0]?.();
  await tick();
  expect(left).toEqual(['1', '2', '3']);
  release[2]?.();
  release[1]?.();
  await tick();
  expect(left).toEqual(['1', '2', '3', '4']);
  expect(stage.lanes.busy()).toBe(1);
  release[3]?.();
  await tick();
  expect(stage.lanes.busy()).toBe(0);
});

test('stopping takes nothing new and waits for what is held', async () => {
  let sent = false;
  const stage = new Stage({
    concurrency: 1,
    deliver: async () => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      sent = true;
    },
  });
  stage.lanes.poke(['a', 'b']);
  let stopped = false;
  void stage.lanes.stop(5_000).then(() => (stopped = true));
  stage.lanes.poke(['c']);
  await tick(100);
  expect(stopped).toBe(false);
  await stage.end('a', done(true, [item('p', '1')]));
  await tick(300);
  expect({ stopped, sent, begun: stage.begun }).toEqual({
    stopped: true,
    sent: true,
    begun: ['a'],
  });
});

test('stopping gives up on what does not end, and leaves no timer behind', async () => {
  const stage = new Stage({ concurrency: 2 });
  stage.lanes.poke(['hangs', 'fails']);
  await stage.fail('fails');
  let stopped = false;
  void stage.lanes.stop(1_000).then(() => (stopped = true));
  await tick(1_100);
  expect(stopped).toBe(true);
  expect(jest.getTimerCount()).toBe(0);
  await stage.fail('hangs');
  expect(jest.getTimerCount()).toBe(0);
});

test('while turns stand back one lane works at a time, with rests, and none is lost', async () => {
  let flood = true;
  const stage = new Stage({ standBack: () => flood });
  stage.lanes.poke(['a', 'b', 'c']);
  expect(stage.begun).toEqual([]);
  await jest.advanceTimersByTimeAsync(40);
  expect(stage.begun).toEqual(['a']);
  flood = false;
  await stage.end('a');
  expect(stage.begun).toEqual(['a', 'b', 'c']);
  await stage.end('b');
  await stage.end('c');
  expect(stage.lanes.busy()).toBe(0);
});
