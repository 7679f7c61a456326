import type { TurnResult } from '../../conversation/turn/turn-result.ts';
import type { OutboxItem } from '../../ports/stores/outbox-store.ts';

export interface LanesDeps {
  /** Handles the next event of a lane; throws when handling fails. */
  runTurn(lane: string): Promise<TurnResult>;
  /** Sends one leased item and writes what became of it; never throws. */
  deliver(item: OutboxItem): Promise<void>;
  /** A turn threw: decides how long the lane rests before the next try, ms. Never throws. */
  failed(error: unknown): Promise<number>;
  /** Lanes worked on at the same time. */
  concurrency: number;
  /** True while turns have to stand back: then one lane at a time works, with rests between. */
  standBack(): boolean;
}

export interface Lanes {
  /** Says that these lanes have something to do. One that rests after a failure stays at rest. */
  poke(lanes: readonly string[]): void;
  /** Sends something outside a lane's own turns, after what the same recipient is being sent. */
  send(item: OutboxItem): Promise<void>;
  /** Lanes that wait, work or rest, and recipients who are being sent something. */
  busy(): number;
  /** Takes no new work; resolves when what is held is done, or after `withinMs`. */
  stop(withinMs: number): Promise<void>;
}

type Next = { kind: 'more' } | { kind: 'empty' } | { kind: 'rest'; ms: number };

const DRAIN_LOOK_MS = 20;
/** Rest after each turn while standing back: turns then take a small part of the time. */
const STAND_BACK_MS = 15;

/**
 * One event of a lane at a time, many lanes side by side. A person's messages leave in the order of
 * their turns; sending never holds up another lane's turn.
 */
export function createLanes(deps: LanesDeps): Lanes {
  /** A lane is in at most one of the first three; `again` holds active ones that were poked. */
  const waiting = new Set<string>();
  const active = new Set<string>();
  const resting = new Map<string, NodeJS.Timeout>();
  const again = new Set<string>();
  const tails = new Map<string, Promise<void>>();
  let stopped = false;

  const send = (item: OutboxItem): Promise<void> => {
    const key = item.to.kind === 'person' ? item.to.personId : item.to.chatId;
    const tail = (tails.get(key) ?? Promise.resolve()).then(() => deps.deliver(item));
    tails.set(key, tail);
    return tail.finally(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
  };

  const turn = async (lane: string): Promise<Next> => {
    try {
      const result = await deps.runTurn(lane);
      if (result.kind === 'idle') return { kind: 'empty' };
      for (const item of result.sends) void send(item);
      return { kind: result.more ? 'more' : 'empty' };
    } catch (error) {
      return { kind: 'rest', ms: await deps.failed(error) };
    }
  };

  const rest = (lane: string, ms: number): void => {
    if (stopped) return;
    const timer = setTimeout(() => {
      resting.delete(lane);
      poke([lane]);
    }, ms);
    resting.set(lane, timer);
  };

  const work = async (lane: string): Promise<void> => {
    for (;;) {
      again.delete(lane);
      const next = await turn(lane);
      active.delete(lane);
      if (next.kind === 'rest') return rest(lane, next.ms);
      if (next.kind === 'empty' && !again.has(lane)) return;
      // Whoever sends much takes turns with those who wait.
      if (stopped || waiting.size > 0 || deps.standBack()) return void waiting.add(lane);
      active.add(lane);
    }
  };

  let standing: NodeJS.Timeout | undefined;
  const pumpLater = (): void => {
    standing ??= setTimeout(() => {
      standing = undefined;
      start(1);
    }, STAND_BACK_MS);
  };

  const pump = (): void => {
    if (waiting.size === 0 || stopped) return;
    if (deps.standBack()) pumpLater();
    else start(deps.concurrency);
  };

  const start = (concurrency: number): void => {
    for (const lane of waiting) {
      if (stopped || active.size >= concurrency) return;
      waiting.delete(lane);
      active.add(lane);
      void work(lane).finally(pump);
    }
  };

  const poke = (lanes: readonly string[]): void => {
    for (const lane of lanes) {
      if (active.has(lane)) again.add(lane);
      else if (!resting.has(lane)) waiting.add(lane);
    }
    pump();
  };

  return {
    poke,
    send,
    busy: () => waiting.size + active.size + resting.size + tails.size,
    async stop(withinMs) {
      stopped = true;
      for (const timer of resting.values()) clearTimeout(timer);
      resting.clear();
      const until = Date.now() + withinMs;
      while ((active.size > 0 || tails.size > 0) && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, DRAIN_LOOK_MS));
      }
    },
  };
}
