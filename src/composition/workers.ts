import type { LogFields } from '../adapters/log/fields.ts';
import { SEND_LEASE_MS } from '../config/limits.ts';
import { createLanes, type Lanes } from '../adapters/runner/lanes.ts';
import { startSweeper, type Sweep, type Sweeper } from '../adapters/runner/sweeper.ts';
import { deliver, type DeliverDeps } from '../conversation/delivery/deliver.ts';
import { endWaits } from '../conversation/delivery/end-waits.ts';
import { fetchMedia } from '../conversation/delivery/fetch-media.ts';
import { sayFailed } from '../conversation/turn/say-failed.ts';
import { runTurn } from '../conversation/turn/run-turn.ts';
import type { TurnDeps } from '../conversation/turn/turn-deps.ts';
import { monthAt } from '../domain/bangkok-time.ts';
import { StoreUnavailableError } from '../ports/records/errors.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { OutboxItem } from '../ports/stores/outbox-store.ts';
import type { Core } from './core.ts';

/** Lanes worked on side by side: enough to share commits, few enough to keep each turn short. */
const CONCURRENT_LANES = 48;
/** An event this old that nobody works on was left behind by a process that died. */
const ORPHAN_AFTER_MS = 2_500;
const SWEEP_BATCH = 500;
const FIRST_REST_MS = 250;
const STORE_REST_MS = 500;
const QUOTA_EVERY_MS = 60_000;

export interface Workers {
  lanes: Lanes;
  sweeper: Sweeper;
  /** Does everything that is due now, until nothing is left; for a moved clock and for tests. */
  settle(): Promise<void>;
  stop(withinMs: number): Promise<void>;
}

/** Told of trouble: a fixed event name, allow-listed fields, and its cause. */
export type Report = (event: string, fields: LogFields, cause?: unknown) => void;

/** The hands of the bot: lanes that handle events, senders, and sweeps for what was left behind. */
export function startWorkers(core: Core, messenger: Messenger, report: Report): Workers {
  const storeNow = (): number => core.store.now();
  const spending = { messages: 0 };
  const turnDeps: TurnDeps = { ...core, storeNow };
  const deliverDeps: DeliverDeps = {
    ...core,
    read: core.uow.read,
    gate: core.outboxGate,
    messenger,
    storeNow,
    random: Math.random,
    spent: (messages) => void (spending.messages += messages),
  };
  const lanes = createLanes({
    concurrency: CONCURRENT_LANES,
    runTurn: (lane) => runTurn(turnDeps, lane),
    deliver: (item) => deliverSafely(deliverDeps, item, report),
    failed: (lane, error) => turnFailed(core, turnDeps, lane, error, report),
  });
  const sweeps = sweepsOf(core, messenger, lanes, spending);
  const sweeper = startSweeper(sweeps, (sweep, error) =>
    report('sweep failed', { kind: sweep }, error),
  );
  return {
    lanes,
    sweeper,
    async settle() {
      do {
        await sweeper.sweepNow();
        await pokeWaiting(core, lanes, 0);
        while (lanes.busy() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
      } while ((await core.uow.read.inbox.waitingLanes(storeNow(), 1)).length > 0);
    },
    async stop(withinMs) {
      await lanes.stop(withinMs);
      await sweeper.stop();
    },
  };
}

async function pokeWaiting(core: Core, lanes: Lanes, olderThanMs: number): Promise<void> {
  const before = core.store.now() - olderThanMs;
  lanes.poke(await core.uow.read.inbox.waitingLanes(before, SWEEP_BATCH));
}

function sweepsOf(
  core: Core,
  messenger: Messenger,
  lanes: Lanes,
  spending: { messages: number },
): readonly Sweep[] {
  const storeNow = (): number => core.store.now();
  const jobDeps = { ...core, messenger, storeNow, random: Math.random };
  return [
    { name: 'quota', everyMs: QUOTA_EVERY_MS, run: () => readQuota(core, messenger, spending) },
    { name: 'spending', everyMs: 2_000, run: () => writeSpending(core, spending) },
    { name: 'waits', everyMs: 5_000, run: async () => void (await endWaits(jobDeps)) },
    {
      name: 'media',
      everyMs: 1_000,
      async run() {
        const due = await core.uow.read.mediaRequests.due(core.clock.now(), SWEEP_BATCH);
        for (const request of due) await fetchMedia(jobDeps, request);
        if (due.length > 0) await pokeWaiting(core, lanes, 0);
      },
    },
    { name: 'inbox', everyMs: 1_000, run: () => pokeWaiting(core, lanes, ORPHAN_AFTER_MS) },
    {
      name: 'outbox',
      everyMs: 1_000,
      async run() {
        for (const item of await core.outboxGate.due(storeNow(), SWEEP_BATCH)) {
          const ours = await core.outboxGate.claim(item, storeNow() + SEND_LEASE_MS);
          if (ours) void lanes.send(ours);
        }
      },
    },
  ];
}

async function readQuota(
  core: Core,
  messenger: Messenger,
  spending: { messages: number },
): Promise<void> {
  const quota = await messenger.quota();
  if (!quota) return;
  spending.messages = 0;
  const readAt = core.clock.now();
  await core.uow.transact((stores) =>
    stores.quota.put({ ...quota, month: monthAt(readAt), readAt }),
  );
}

async function writeSpending(core: Core, spending: { messages: number }): Promise<void> {
  const { messages } = spending;
  if (messages === 0) return;
  spending.messages = 0;
  await core.uow.transact((stores) => stores.quota.spend(messages));
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

/** An event that throws is tried again with growing rests, then set aside and its sender told. */
async function turnFailed(
  core: Core,
  deps: TurnDeps,
  lane: string,
  error: unknown,
  report: Report,
): Promise<number | null> {
  report('turn failed', {}, error);
  if (error instanceof StoreUnavailableError) return STORE_REST_MS;
  try {
    const item = await core.uow.read.inbox.next(lane);
    if (!item) return 0;
    const fate = await core.inboxGate.failed(item.eventId, item.tries);
    if (fate === 'again') return FIRST_REST_MS * 2 ** item.tries;
    report('event set aside', { eventId: item.eventId });
    await sayFailed(deps, item);
    return 0;
  } catch (second) {
    report('turn failed twice', {}, second);
    return STORE_REST_MS;
  }
}
