import type { Clock } from '../../ports/clock.ts';
import type { BooksFault } from '../../ports/stores/freezes-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import { enqueueNotice, type EnqueueDeps } from '../turn/enqueue.ts';
import { frozenForCommittee, frozenForOperator } from './frozen.view.ts';
import { watchersOf } from './watchers-of.ts';

export type FreezeDeps = EnqueueDeps & { clock: Clock };

/**
 * Freezes a group's books in the caller's transaction: nothing more is posted to them until the
 * operator lifts it, other groups go on. Its auditor and chair and the operator are told once.
 * @param by what met the fault: `turn`, or the name of a job
 * @returns false when they were frozen before
 */
export async function freezeBooks(
  deps: FreezeDeps,
  stores: Writers,
  fault: BooksFault,
  by: string,
): Promise<boolean> {
  const { groupId, seq, field, what } = fault;
  if (await stores.freezes.open(groupId)) return false;
  const at = deps.clock.now();
  const freezeId = deps.ids.id();
  await stores.ledger.freeze(groupId, whyOf(fault));
  await stores.freezes.add({ freezeId, groupId, at, by, seq, field, what });
  await stores.audit.add({
    auditId: deps.ids.id(),
    at,
    actor: by,
    verb: 'ledger.freeze',
    groupId,
    ref: freezeId,
    outcome: 'done',
    reason: whyOf(fault),
  });
  await tell(deps, stores, fault, at);
  return true;
}

/** `entry 5 postings: I1: do not add up to zero`. */
export const whyOf = ({ seq, field, what }: BooksFault): string =>
  `${seq === null ? 'books' : `entry ${seq}`} ${field}: ${what}`;

async function tell(
  deps: FreezeDeps,
  stores: Writers,
  fault: BooksFault,
  at: number,
): Promise<void> {
  const { groupId } = fault;
  const group = await stores.groups.byId(groupId);
  const { committee, operators } = await watchersOf(stores, groupId);
  const about = { category: 'notice', ref: `books/${groupId}` } as const;
  const told = [
    ...committee.map((personId) => ({
      personId,
      view: frozenForCommittee(group?.name ?? groupId),
    })),
    ...operators.map((personId) => ({
      personId,
      view: frozenForOperator(group?.code ?? groupId, whyOf(fault)),
    })),
  ];
  for (const { personId, view } of told) {
    const notice = { to: { kind: 'person', personId }, views: [view], ...about } as const;
    await enqueueNotice(deps, stores, notice, at, { leased: false });
  }
}
