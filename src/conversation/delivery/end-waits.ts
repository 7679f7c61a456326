import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/stores/stores.ts';

const BATCH = 100;

/** Puts waits that are over into their person's lane, once each. @returns how many */
export async function endWaits(deps: {
  uow: UnitOfWork;
  clock: Clock;
  storeNow(): number;
}): Promise<number> {
  const now = deps.clock.now();
  const due = await deps.uow.read.waits.due(now, BATCH);
  for (const wait of due) {
    const what = now >= wait.endAt ? 'end' : 'remind';
    await deps.uow.transact(async (stores) => {
      const person = await stores.people.byId(wait.personId);
      if (!person) return stores.waits.remove(wait.personId);
      const { runId, rev } = wait;
      await stores.inbox.add(
        {
          eventId: `wait:${runId}:${rev}:${what}`,
          at: now,
          source: { kind: 'person', userId: person.userId },
          redelivered: false,
          what: { kind: 'wait-over', runId, rev, what },
        },
        deps.storeNow(),
      );
      // Not due again until the turn has moved it; a turn that dies leaves the end standing.
      if (what === 'remind') return stores.waits.put({ ...wait, remindAt: null });
      return stores.waits.remove(wait.personId);
    });
  }
  return due.length;
}
