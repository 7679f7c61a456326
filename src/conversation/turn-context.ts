import type { LocalDate } from '../domain/bangkok-time.ts';
import type { DeliveryCategory } from '../domain/delivery/category.ts';
import type { Actor } from '../domain/roles/actor.ts';
import type { Ids } from '../ports/ids.ts';
import type { Sealer } from '../ports/sealer.ts';
import type { Recipient } from '../ports/stores/outbox-store.ts';
import type { Person } from '../ports/stores/people-store.ts';
import type { Writers } from '../ports/stores/stores.ts';
import type { Limits } from '../config/limits.ts';
import type { Interpreter } from './interpreter/reading.ts';
import type { Lang, Params, View } from './view.ts';

/** A message to somebody else, written in the turn's transaction and sent after it. */
export interface Notice {
  to: Recipient;
  views: readonly View[];
  category: DeliveryCategory;
  /** What it is about, such as `receipt/<group>/<seq>`. */
  ref: string;
  /** `next-message`: kept for the person's next message, free of charge. */
  channel?: 'push' | 'next-message';
  /** What is spoken in a group chat whose tie has just ended; that of the tie unless given. */
  lang?: string;
  /** Business clock after which it is not worth sending; the category's own span unless given. */
  worthUntil?: number;
}

/**
 * All that a step, a verb or an intent handler may use: the transaction's stores, time, ids and
 * who is speaking. Nothing here reaches outside; what is to be sent is returned or told.
 */
export interface TurnContext {
  /** Business time of the turn, epoch ms, and its day in Bangkok. */
  now: number;
  today: LocalDate;
  person: Person;
  actor: Actor;
  /** Id of the event being handled: base of idempotency keys outside dialogues. */
  eventId: string;
  stores: Writers;
  ids: Ids;
  sealer: Sealer;
  interpreter: Interpreter;
  limits: Limits;
  /** Languages that there are locales for, the default first. */
  languages: readonly Lang[];
  /** Words of the locales in the person's language; for comparing what was typed, not for saying. */
  words(key: string, params?: Params): string;
  /** Tells somebody else. */
  tell(notice: Notice): void;
  /** Says that the turn changed the rights of somebody else: their menu follows after the commit. */
  rightsChanged(personId: string): void;
  /** Reads who is speaking again, after linking or a change of posts in this turn. */
  refreshActor(): Promise<void>;
}
