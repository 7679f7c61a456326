import { StoreUnavailableError } from '../../ports/records/errors.ts';
import type { InboxItem } from '../../ports/stores/inbox-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import { runChatTurn } from './chat-turn.ts';
import { runPersonTurn } from './person-turn.ts';
import type { TurnDeps } from './turn-deps.ts';
import { TurnFailedError, type Done, type TurnResult } from './turn-result.ts';

/**
 * Handles the next waiting event of a lane in one transaction: inbox result, session, money,
 * waits, audit and outbox together, or nothing (reliability.md D6). Sending comes after.
 * @throws TurnFailedError · StoreUnavailableError · UnreadableEventError
 */
export async function runTurn(deps: TurnDeps, lane: string): Promise<TurnResult> {
  deps.at('turn:claimed');
  let item: InboxItem | undefined;
  try {
    const result = await deps.uow.transact(async (stores): Promise<TurnResult> => {
      item = await stores.inbox.next(lane);
      if (!item) return { kind: 'idle' };
      const done = await handle(deps, stores, item);
      await stores.inbox.done(item.eventId, done.outcome);
      deps.at('turn:inside');
      return { kind: 'done', eventId: item.eventId, more: item.more, ...done };
    });
    if (result.kind === 'done') deps.at('turn:committed');
    return result;
  } catch (error) {
    if (!item || error instanceof StoreUnavailableError) throw error;
    throw new TurnFailedError(item, error);
  }
}

async function handle(deps: TurnDeps, stores: Writers, item: InboxItem): Promise<Done> {
  const { what, source } = item.inbound;
  if (what.kind === 'unsent') await stores.inbox.forget(item.lane, what.messageId, item.receivedAt);
  if (source.kind === 'chat') return runChatTurn(deps, stores, item);
  return runPersonTurn(deps, stores, item, source.userId);
}
