import type { InboxItem } from '../../ports/stores/inbox-store.ts';
import type { OutboxItem } from '../../ports/stores/outbox-store.ts';
import type { MenuWish } from './menu-wish.ts';

/** What one event came to within the turn's transaction. */
export interface Done {
  /** A word for the inbox and the funnel. */
  outcome: string;
  /** Messages leased to whoever ran the turn, in the order they are to leave. */
  sends: readonly OutboxItem[];
  /** Menus to be shown after the commit: the speaker's, and of others whose rights changed. */
  menus?: readonly MenuWish[];
}

export type TurnResult =
  | { kind: 'idle' }
  /** One event was handled and committed. `more`: others of the lane waited behind it. */
  | ({ kind: 'done'; eventId: string; more: boolean } & Done);

/** Handling an event threw; nothing of the turn was stored. */
export class TurnFailedError extends Error {
  override readonly name = 'TurnFailedError';
  readonly item: InboxItem;

  constructor(item: InboxItem, cause: unknown) {
    super(`event ${item.eventId} was not handled`, { cause });
    this.item = item;
  }
}
