import type { TurnResult } from '../../conversation/turn/run-turn.ts';
import type { OutboxItem } from '../../ports/stores/outbox-store.ts';

export interface LanesDeps {
  /** Handles the next event of a lane; throws when handling fails. */
  runTurn(lane: string): Promise<TurnResult>;
  /** Sends one leased item and writes what became of it; never throws. */
  deliver(item: OutboxItem): Promise<void>;
  /** A turn threw: decides how long the lane rests before the next try, ms; null ends the lane's turn. */
  failed(lane: string, error: unknown): Promise<number | null>;
  /** Lanes worked on at the same time. */
  concurrency: number;
}

export interface Lanes {
  /** Says that these lanes have something to do. */
  poke(lanes: readonly string[]): void;
  /** Sends something outside a lane's own turns, after what the same recipient is being sent. */
  send(item: OutboxItem): Promise<void>;
  busy(): number;
  /** Takes no new work; resolves when what is held is done, or after `withinMs`. */
  stop(withinMs: number): Promise<void>;
}

/**
 * One event of a lane at a time, many lanes side by side. A person's messages leave in the order of
 * their turns; sending never holds up another lane's turn.
 */
export function createLanes(deps: LanesDeps): Lanes {
  const waiting = new Set<string>();
  const active = new Set<string>();
  const again = new Set<string>();
  const tails = new Map<string, Promise<void>>();
  const rests = new Set<NodeJS.Timeout>();
  let stopped = false;

  const send = (item: OutboxItem): Promise<void> => {
    const key = item.to.kind === 'person' ? item.to.personId : item.to.chatId;
    const tail = (tails.get(key) ?? Promise.resolve()).then(() => deps.deliver(item));
    tails.set(key, tail);
    return tail.finally(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
  };

  const rest = (lane: string, ms: number): void => {
    const timer = setTimeout(() => {
      rests.delete(timer);
      poke([lane]);
    }, ms);
    rests.add(timer);
  };

  const work = async (lane: string): Promise<void> => {
    for (;;) {
      again.delete(lane);
      try {
        const result = await deps.runTurn(lane);
        if (result.kind === 'idle' && !again.has(lane)) return;
        if (result.kind === 'done') for (const item of result.sends) void send(item);
      } catch (error) {
        const ms = await deps.failed(lane, error);
        if (ms !== null) rest(lane, ms);
        return;
      }
      if (stopped) return;
    }
  };

  const pump = (): void => {
    for (const lane of waiting) {
      if (stopped || active.size >= deps.concurrency) return;
      waiting.delete(lane);
      active.add(lane);
      void work(lane).finally(() => {
        active.delete(lane);
        if (again.delete(lane)) waiting.add(lane);
        pump();
      });
    }
  };

  const poke = (lanes: readonly string[]): void => {
    for (const lane of lanes) {
      if (active.has(lane)) again.add(lane);
      else waiting.add(lane);
    }
    pump();
  };

  return {
    poke,
    send,
    busy: () => waiting.size + active.size + tails.size,
    async stop(withinMs) {
      stopped = true;
      for (const timer of rests) clearTimeout(timer);
      const until = Date.now() + withinMs;
      while ((active.size > 0 || tails.size > 0) && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}
