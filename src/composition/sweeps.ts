import type { Flood } from '../adapters/runner/flood.ts';
import type { Lanes } from '../adapters/runner/lanes.ts';
import type { Sweep } from '../adapters/runner/sweeper.ts';
import { SEND_LEASE_MS } from '../config/limits.ts';
import { endWaits } from '../conversation/delivery/end-waits.ts';
import { takenOver } from '../conversation/delivery/taken-over.ts';
import { fetchMedia } from '../conversation/delivery/fetch-media.ts';
import { expireApprovals } from '../features/approvals/expire-approvals.ts';
import { monthAt } from '../domain/bangkok-time.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Core } from './core.ts';
import type { Report } from './report.ts';

/** An event this old that nobody works on was left behind by a process that died. */
const ORPHAN_AFTER_MS = 2_500;
const SWEEP_BATCH = 500;
const QUOTA_EVERY_MS = 60_000;
/** Leases taken side by side share commits. */
const CLAIMS_AT_ONCE = 25;
const PICTURES_AT_ONCE = 4;

export interface SweepParts {
  core: Core;
  messenger: Messenger;
  lanes: Lanes;
  /** Messages of the quota sent since they were last written to the store. */
  spending: { messages: number };
  report: Report;
  flood: Flood;
}

/** Puts lanes with waiting events to work. @param olderThanMs only those that waited this long */
export async function pokeWaiting(core: Core, lanes: Lanes, olderThanMs = 0): Promise<number> {
  const before = core.store.now() - olderThanMs;
  const waiting = await core.uow.read.inbox.waitingLanes(before, SWEEP_BATCH);
  lanes.poke(waiting);
  return waiting.length;
}

/** What is looked for at intervals, on every instance. */
export function sweepsOf(parts: SweepParts): readonly Sweep[] {
  return [
    { name: 'quota', everyMs: QUOTA_EVERY_MS, run: () => readQuota(parts) },
    { name: 'spending', everyMs: 2_000, run: () => writeSpending(parts) },
    { name: 'waits', everyMs: 5_000, run: () => endDueWaits(parts) },
    { name: 'approvals', everyMs: 5_000, run: () => expireDue(parts) },
    { name: 'media', everyMs: 1_000, run: () => fetchDuePictures(parts) },
    { name: 'inbox', everyMs: 1_000, run: () => pokeOrphans(parts) },
    { name: 'outbox', everyMs: 1_000, run: () => sendDue(parts) },
  ];
}

async function pokeOrphans({ core, lanes, flood }: SweepParts): Promise<void> {
  const waiting = await pokeWaiting(core, lanes, ORPHAN_AFTER_MS);
  if (waiting === 0) flood.cleared();
}

async function endDueWaits({ core, lanes }: SweepParts): Promise<void> {
  const ended = await endWaits({ ...core, storeNow: () => core.store.now() });
  if (ended > 0) await pokeWaiting(core, lanes);
}

async function expireDue({ core }: SweepParts): Promise<void> {
  const { approvals: kinds } = core.registry;
  await expireApprovals({ ...core, kinds, storeNow: () => core.store.now() });
}

async function fetchDuePictures({ core, messenger, lanes, report }: SweepParts): Promise<void> {
  const deps = { ...core, messenger, storeNow: () => core.store.now(), random: Math.random };
  const due = await core.uow.read.mediaRequests.due(core.clock.now(), SWEEP_BATCH);
  await sideBySide(due, PICTURES_AT_ONCE, async (request) => {
    try {
      await fetchMedia(deps, request);
    } catch (error) {
      // One picture that cannot be kept must not hold up the others.
      report('picture failed', {}, error);
    }
  });
  if (due.length > 0) await pokeWaiting(core, lanes);
}

async function sendDue({ core, lanes }: SweepParts): Promise<void> {
  const due = await core.outboxGate.due(core.store.now(), SWEEP_BATCH);
  await sideBySide(due, CLAIMS_AT_ONCE, async (item) => {
    const until = core.store.now() + SEND_LEASE_MS;
    const ours = await core.outboxGate.claim(item, until, takenOver(item));
    if (ours) void lanes.send(ours);
  });
}

async function readQuota({ core, messenger, spending }: SweepParts): Promise<void> {
  const quota = await messenger.quota();
  if (!quota) return;
  const counted = spending.messages;
  const readAt = core.clock.now();
  const reading = { ...quota, month: monthAt(readAt), readAt };
  await core.uow.transact((stores) => stores.quota.put(reading));
  spend(spending, counted);
}

async function writeSpending({ core, spending }: SweepParts): Promise<void> {
  const { messages } = spending;
  if (messages === 0) return;
  await core.uow.transact((stores) => stores.quota.spend(messages));
  spend(spending, messages);
}

/** What is in the store by now; a reading and a writing may have met. */
function spend(spending: SweepParts['spending'], messages: number): void {
  spending.messages = Math.max(0, spending.messages - messages);
}

/** Works through a list, so many at a time, in its order. */
async function sideBySide<T>(
  list: readonly T[],
  atOnce: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const rest = list.values();
  const hand = async (): Promise<void> => {
    for (const one of rest) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
}
