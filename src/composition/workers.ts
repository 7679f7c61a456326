import { setTimeout as pause } from 'node:timers/promises';
import { createFlood, type Flood } from '../adapters/runner/flood.ts';
import { createLanes, type Lanes } from '../adapters/runner/lanes.ts';
import { startSweeper, type Sweeper } from '../adapters/runner/sweeper.ts';
import { whyOf } from '../conversation/books/freeze-books.ts';
import { deliver, type DeliverDeps } from '../conversation/delivery/deliver.ts';
import { failTurn } from '../conversation/turn/fail-turn.ts';
import { rememberReadings } from '../conversation/turn/remember-readings.ts';
import { runTurn } from '../conversation/turn/run-turn.ts';
import type { TurnDeps } from '../conversation/turn/turn-deps.ts';
import { TurnFailedError } from '../conversation/turn/turn-result.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { OutboxItem } from '../ports/stores/outbox-store.ts';
import type { Core } from './core.ts';
import type { MenuFollower } from './menu-follower.ts';
import type { Report } from './report.ts';
import { pokeWaiting, sweepsOf } from './sweeps.ts';

/**
 * Lanes worked on side by side. Embedded: enough to share a commit, few enough that an
 * acknowledgement behind them does not wait. MongoDB: enough to hide the way to the server.
 */
const CONCURRENT_LANES = { embedded: 6, mongodb: 48 } as const;
const FAILED_TWICE_REST_MS = 500;
const IDLE_LOOK_MS = 5;

export interface Workers {
  lanes: Lanes;
  sweeper: Sweeper;
  /** Does everything that is due now, until nothing is left; for a moved clock and for tests. */
  settle(): Promise<void>;
  stop(withinMs: number): Promise<void>;
}

export interface WorkerOptions {
  /** Tells when turns leave the way to what arrives just now. */
  flood?: Flood;
  /** Shows people the menu of their role after a turn that changed it. */
  menus?: MenuFollower | undefined;
}

/** The hands of the bot: lanes that handle events, senders, and sweeps for what was left behind. */
export function startWorkers(
  core: Core,
  messenger: Messenger,
  report: Report,
  { flood = createFlood(), menus }: WorkerOptions = {},
): Workers {
  const storeNow = (): number => core.store.now();
  const spending = { messages: 0 };
  const interpreter = rememberReadings(core.interpreter);
  const turnDeps: TurnDeps = { ...core, interpreter, storeNow };
  const deliverDeps: DeliverDeps = {
    ...core,
    read: core.uow.read,
    gate: core.outboxGate,
    messenger,
    storeNow,
    random: Math.random,
    spent: (messages) => (spending.messages += messages),
  };
  const lanes = createLanes({
    concurrency: CONCURRENT_LANES[core.store.describe().kind],
    standBack: () => flood.isOn(),
    async runTurn(lane) {
      const result = await runTurn(turnDeps, lane);
      if (result.kind !== 'done') return result;
      flood.done();
      menus?.follow(result.menus ?? []);
      return result;
    },
    deliver: (item) => deliverSafely(deliverDeps, item, report),
    failed: (error) => turnFailed({ ...turnDeps, inboxGate: core.inboxGate }, error, report),
  });
  const sweeps = sweepsOf({ core, messenger, lanes, spending, report, flood });
  const sweeper = startSweeper(sweeps, (sweep, error) =>
    report('sweep failed', { kind: sweep }, error),
  );
  return {
    lanes,
    sweeper,
    async settle() {
      do {
        await sweeper.sweepNow();
        await pokeWaiting(core, lanes);
        while (lanes.busy() > 0) await pause(IDLE_LOOK_MS);
      } while ((await core.uow.read.inbox.waitingLanes(storeNow(), 1)).length > 0);
    },
    async stop(withinMs) {
      const until = Date.now() + withinMs;
      const ended = Promise.all([sweeper.stop(), lanes.stop(withinMs), menus?.settle()]);
      await Promise.race([ended, pause(withinMs, undefined, { ref: false })]);
      // What a sweep handed over last.
      await lanes.stop(Math.max(0, until - Date.now()));
    },
  };
}

async function deliverSafely(deps: DeliverDeps, item: OutboxItem, report: Report): Promise<void> {
  try {
    const change = await deliver(deps, item);
    if (change?.state && change.state !== 'accepted') {
      report('message not accepted', { kind: item.category, result: change.state });
    }
  } catch (error) {
    // The lease lapses and a sweep tries again with the same key.
    report('send failed', { kind: item.category }, error);
  }
}

/** What becomes of a turn that threw; its lane goes on in any case. */
async function turnFailed(
  deps: TurnDeps & Pick<Core, 'inboxGate'>,
  error: unknown,
  report: Report,
): Promise<number> {
  report('turn failed', {}, error instanceof TurnFailedError ? error.cause : error);
  try {
    const { restMs, setAside, froze } = await failTurn(deps, error);
    if (froze) report('books frozen', { group: froze.groupId, reason: whyOf(froze) });
    if (setAside !== undefined) report('event set aside', { eventId: setAside });
    return restMs;
  } catch (second) {
    report('turn failed twice', {}, second);
    return FAILED_TWICE_REST_MS;
  }
}
