import type { DeliveryCategory } from '../../domain/delivery/category.ts';
import type { RenderedMessage } from '../messenger.ts';

export type Recipient =
  | { kind: 'person'; personId: string }
  /** A LINE group chat; its id is sealed in the store. */
  | { kind: 'chat'; chatId: string };

export type OutboxState =
  /** To be sent when `nextAt` has come. */
  | 'ready'
  /** Kept for the person's next message, to go with its free reply. */
  | 'waiting'
  | 'accepted'
  | 'refused'
  /** Nobody can say whether it arrived; not tried again. */
  | 'unknown'
  /** No longer worth sending. */
  | 'expired'
  /** Was `ready`, or `waiting`, in a backup that was restored: a person releases or drops it. */
  | 'held'
  | 'held-waiting';

/** One call to the platform: 1–5 messages to one recipient. Rendered once, sent as it is on every try. */
export interface OutboxItem {
  outboxId: string;
  to: Recipient;
  channel: 'reply' | 'push';
  category: DeliveryCategory;
  state: OutboxState;
  messages: readonly RenderedMessage[];
  /** Reply token, while `channel` is 'reply'. */
  replyToken: string | null;
  /** Store clock after which the token is not worth trying. */
  replyUntil: number;
  /** UUID stored before the first call. */
  retryKey: string;
  /** What it is about: a receipt's `group/seq`, a campaign, an event id. */
  ref: string;
  /** Waiting items whose messages this reply carries; accepted with it. */
  carries: readonly string[];
  tries: number;
  /** A try whose answer was lost has happened. */
  ambiguous: boolean;
  firstTriedAt: number | null;
  /** Store clock of the next try; while leased, not before the lease ends. */
  nextAt: number;
  /** Store clock after which it expires unsent. */
  worthUntil: number;
  /** Who is sending it now, fenced: store clock until which the lease holds. */
  leaseUntil: number;
  fence: number;
  createdAt: number;
}

export type OutboxChange = Partial<
  Pick<
    OutboxItem,
    | 'state'
    | 'channel'
    | 'tries'
    | 'ambiguous'
    | 'firstTriedAt'
    | 'nextAt'
    | 'leaseUntil'
    | 'retryKey'
  >
> & { requestId?: string };

export interface OutboxReader {
  byId(outboxId: string): Promise<OutboxItem | undefined>;
  /**
   * Messages kept for the person's next reply, oldest first; not those that one on its way carries.
   * @param now store clock
   */
  waitingFor(personId: string, now: number, limit: number): Promise<OutboxItem[]>;
}

export interface OutboxWriter extends OutboxReader {
  add(item: OutboxItem): Promise<void>;
  change(outboxId: string, change: OutboxChange): Promise<void>;
}

/** The part of the outbox that works outside a turn's transaction: claiming and marking. */
export interface OutboxGate {
  /** Ready items whose time has come and whose lease has lapsed, oldest first. */
  due(now: number, limit: number): Promise<OutboxItem[]>;
  /** Takes the lease, and keeps `change` with it; undefined when someone else was faster. */
  claim(
    item: OutboxItem,
    leaseUntil: number,
    change?: OutboxChange,
  ): Promise<OutboxItem | undefined>;
  /**
   * Writes what became of a send, if the lease's fence still stands. Content is blanked once final;
   * what the reply carried is then accepted with it, or free again.
   */
  settle(item: OutboxItem, change: OutboxChange): Promise<boolean>;
  /**
   * Ends the leases that stand, so that what they hold is due at once. Only for a store of one
   * process, before it sends anything: then every lease is of one that died.
   * @returns how many
   */
  releaseAll(now: number): Promise<number>;
}
