import { EVENT_TRIES_MAX } from '../../config/limits.ts';
import { StoreUnavailableError } from '../../ports/records/errors.ts';
import {
  UnreadableEventError,
  type InboxGate,
  type InboxItem,
} from '../../ports/stores/inbox-store.ts';
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
}

/**
 * An event that throws is tried again with growing rests, then set aside and its sender told, both
 * in one transaction. A store that cannot answer is nobody's fault: that try does not count.
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
  const { item } = error;
  if (item.tries + 1 < EVENT_TRIES_MAX) return afterCount(deps.inboxGate, item.eventId, item.tries);
  return giveUp(deps, item);
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
