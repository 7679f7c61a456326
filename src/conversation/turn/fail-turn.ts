import { EVENT_TRIES_MAX, RECENT_RUNS_KEPT } from '../../config/limits.ts';
import { LedgerInvariantError } from '../../domain/ledger/ledger-invariant-error.ts';
import { StoreUnavailableError } from '../../ports/records/errors.ts';
import {
  UnreadableEventError,
  type InboxGate,
  type InboxItem,
} from '../../ports/stores/inbox-store.ts';
import type { BooksFault } from '../../ports/stores/freezes-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import { freezeBooks } from '../books/freeze-books.ts';
import { booksBeingChecked } from '../books/frozen.view.ts';
import { endRun } from '../flow/run-flow.ts';
import { sayFailed } from './say-failed.ts';
import type { TurnDeps } from './turn-deps.ts';
import { TurnFailedError } from './turn-result.ts';

const FIRST_REST_MS = 250;
const STORE_REST_MS = 500;

export interface Failed {
  /** How long the lane rests before its next turn, ms. */
  restMs: number;
  /** Event that is given up. */
  setAside?: string;
  /** Books that contradict themselves, frozen just now. */
  froze?: BooksFault;
}

/**
 * An event that throws is tried again with growing rests, then set aside and its sender told, both
 * in one transaction. A store that cannot answer is nobody's fault: that try does not count. Books
 * that contradict themselves do so at every try: they are frozen at once.
 */
export async function failTurn(
  deps: TurnDeps & { inboxGate: InboxGate },
  error: unknown,
): Promise<Failed> {
  if (error instanceof UnreadableEventError) {
    return afterCount(deps.inboxGate, error.eventId, error.tries);
  }
  // The store, or a fault outside any event.
  if (!(error instanceof TurnFailedError)) return { restMs: STORE_REST_MS };
  const { item, cause } = error;
  if (cause instanceof LedgerInvariantError) return refuseBooks(deps, item, cause);
  if (item.tries + 1 < EVENT_TRIES_MAX) return afterCount(deps.inboxGate, item.eventId, item.tries);
  return giveUp(deps, item);
}

/** The turn was rolled back; what it met is kept in a transaction of its own. */
async function refuseBooks(
  deps: TurnDeps & { inboxGate: InboxGate },
  item: InboxItem,
  { groupId, seq, field, what }: LedgerInvariantError,
): Promise<Failed> {
  const { eventId, tries } = item;
  const fault: BooksFault = { groupId, seq, field, what };
  try {
    return await deps.uow.transact(async (stores): Promise<Failed> => {
      if (!(await stores.inbox.setAside(eventId, tries))) return { restMs: 0 };
      const froze = await freezeBooks(deps, stores, fault, 'turn');
      await leaveDialogue(deps, stores, item);
      await sayFailed(deps, stores, item, booksBeingChecked());
      return { restMs: 0, setAside: eventId, ...(froze && { froze: fault }) };
    });
  } catch (error) {
    if (error instanceof StoreUnavailableError) return { restMs: STORE_REST_MS };
    return afterCount(deps.inboxGate, eventId, tries);
  }
}

/** What they were about to record cannot be; the next word is not an answer to its question. */
async function leaveDialogue(deps: TurnDeps, stores: Writers, { inbound }: InboxItem) {
  if (inbound.source.kind !== 'person') return;
  const person = await stores.people.byUserId(inbound.source.userId);
  const session = person && (await stores.sessions.of(person.personId));
  if (!session?.run) return;
  const recent = [endRun(session.run, 'cancelled', deps.clock.now()), ...session.recent];
  const ended = { run: null, recent: recent.slice(0, RECENT_RUNS_KEPT) };
  await stores.sessions.save({ ...session, ...ended, rev: session.rev + 1 });
  await stores.waits.remove(session.personId);
}

async function afterCount(gate: InboxGate, eventId: string, tries: number): Promise<Failed> {
  const fate = await gate.failed(eventId, tries);
  if (fate === 'again') return { restMs: FIRST_REST_MS * 2 ** tries };
  return fate === 'dead' ? { restMs: 0, setAside: eventId } : { restMs: 0 };
}

async function giveUp(deps: TurnDeps & { inboxGate: InboxGate }, item: InboxItem): Promise<Failed> {
  const { eventId, tries } = item;
  try {
    const ours = await deps.uow.transact(async (stores) => {
      const set = await stores.inbox.setAside(eventId, tries);
      if (set) await sayFailed(deps, stores, item);
      return set;
    });
    return ours ? { restMs: 0, setAside: eventId } : { restMs: 0 };
  } catch (error) {
    if (error instanceof StoreUnavailableError) return { restMs: STORE_REST_MS };
    // Not even the word of it can be made: the lane goes on all the same.
    return afterCount(deps.inboxGate, eventId, tries);
  }
}
