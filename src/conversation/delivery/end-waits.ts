import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork, Writers } from '../../ports/stores/stores.ts';
import type { Wait } from '../../ports/stores/waits-store.ts';

const BATCH = 100;

interface EndWaitsDeps {
  uow: UnitOfWork;
  clock: Clock;
  storeNow(): number;
}

/** Puts waits that are over into their person's lane, once each. @returns how many were due */
export async function endWaits(deps: EndWaitsDeps): Promise<number> {
  const now = deps.clock.now();
  let ended = 0;
  for (;;) {
    const due = await deps.uow.read.waits.due(now, BATCH);
    for (const wait of due) {
      await deps.uow.transact((stores) =>
        endWait(stores, wait, { now, storeNow: deps.storeNow() }),
      );
    }
    ended += due.length;
    if (due.length < BATCH) return ended;
  }
}

async function endWait(
  stores: Writers,
  due: Wait,
  { now, storeNow }: { now: number; storeNow: number },
): Promise<void> {
  // An answer that came since has moved the wait on: its new one must stand.
  const wait = await stores.waits.of(due.personId);
  if (!wait || Math.min(wait.remindAt ?? wait.endAt, wait.endAt) > now) return;
  const person = await stores.people.byId(wait.personId);
  if (!person) return stores.waits.remove(wait.personId);
  const { runId, rev } = wait;
  const what = now >= wait.endAt ? 'end' : 'remind';
  await stores.inbox.add(
    {
      eventId: `wait:${runId}:${rev}:${what}`,
      at: now,
      source: { kind: 'person', userId: person.userId },
      redelivered: false,
      what: { kind: 'wait-over', runId, rev, what },
    },
    storeNow,
  );
  // Not due again until the turn has moved it; a turn that dies leaves the end standing.
  if (what === 'remind') return stores.waits.put({ ...wait, remindAt: null });
  return stores.waits.remove(wait.personId);
}
