import { afterEach } from '@jest/globals';
import type { Inbound, Happening } from '../../src/ports/inbound.ts';
import type { RenderedMessage } from '../../src/ports/messenger.ts';
import type { RecordStore } from '../../src/ports/records/record-store.ts';
import { inboxTable } from '../../src/stores/schema/inbox.ts';
import { outboxTable } from '../../src/stores/schema/outbox.ts';
import { CATALOGUE, SCHEMA_VERSION } from '../../src/stores/schema/catalogue.ts';
import { startTestBot, type TestBot, type TestBotOptions } from '../support/bot.ts';
import { buttonsOf } from '../support/messages.ts';
import type { OpenStore } from '../support/stores.ts';
import { GROUP, WHO, type Who } from '../support/world.ts';

const PATIENCE_MS = 15_000;

export const memberId = (no: string, group = GROUP): string => `m-${group}-${no}`;

/** A whole bot on one of the stores, with hands for events as they come off the wire. */
export class Stage {
  readonly bot: TestBot;
  readonly store: RecordStore;
  #events = 0;

  constructor(bot: TestBot) {
    this.bot = bot;
    this.store = bot.core.store;
  }

  /** An event that has not been given yet; ids and reply tokens are told apart by `#`. */
  event(who: Who, what: Happening, given: Partial<Inbound> = {}): Inbound {
    this.#events += 1;
    const eventId = `raw-${this.#events}`;
    return {
      eventId,
      at: this.bot.clock.now() + 1_000 + this.#events,
      source: { kind: 'person', userId: WHO[who] },
      replyToken: `token-${eventId}`,
      redelivered: false,
      what,
      ...given,
    };
  }

  words(who: Who, text: string, given: Partial<Inbound> = {}): Inbound {
    const messageId = `raw-message-${this.#events + 1}`;
    return this.event(who, { kind: 'text', messageId, text, mentionsBot: false }, given);
  }

  press(who: Who, token: string, given: Partial<Inbound> = {}): Inbound {
    return this.event(who, { kind: 'press', token }, given);
  }

  /** As the webhook does: kept, then worked on; does not wait for the answer. */
  async give(inbounds: readonly Inbound[], receivedAt = this.store.now()): Promise<void> {
    const { lanes } = await this.bot.core.inboxGate.accept(inbounds, receivedAt);
    this.bot.workers.lanes.poke(lanes);
  }

  async settle(): Promise<void> {
    await this.bot.workers.settle();
  }

  /** Words of what was sent with an event's reply token; undefined when nothing was. */
  answerTo(inbound: Inbound): string | undefined {
    const sent = this.bot.messenger.sent.filter(({ to }) => to[0] === inbound.replyToken);
    if (sent.length > 1) throw new Error(`answered ${sent.length} times`);
    return sent[0] && this.bot.words(sent[0].messages);
  }

  /** The token of a button in the answer to an event. */
  button(answered: Inbound, label: string): string {
    const sent = this.bot.messenger.sent.find(({ to }) => to[0] === answered.replyToken);
    const found = buttonsOf(sent?.messages ?? []).find((button) => button.label.startsWith(label));
    const data = found?.action['data'];
    if (typeof data !== 'string') throw new Error(`no button ${label}`);
    return data;
  }

  /** Gives events and returns the words of the answer to the last one. */
  async said(...inbounds: readonly [Inbound, ...Inbound[]]): Promise<string | undefined> {
    await this.give(inbounds);
    await this.settle();
    return this.answerTo(inbounds.at(-1) ?? inbounds[0]);
  }

  /** Messages pushed to somebody. */
  pushedTo(who: Who): RenderedMessage[] {
    const pushes = this.bot.messenger.sent.filter(
      ({ to, via }) => via === 'push' && to[0] === WHO[who],
    );
    return pushes.flatMap(({ messages }) => messages);
  }

  async entries(groupId = GROUP): Promise<number> {
    return (await this.bot.core.uow.read.ledger.head(groupId))?.seq ?? -1;
  }

  async pledge(no: string, groupId = GROUP): Promise<bigint> {
    return (await this.bot.core.uow.read.ledger.savings(groupId, memberId(no, groupId))).pledge;
  }

  inbox() {
    return this.store.scan(inboxTable, { limit: 1_000 });
  }

  outbox() {
    return this.store.scan(outboxTable, { limit: 1_000 });
  }

  /** Waits in real time: retries and sweeps go by the store's clock. */
  async until(what: string, true_: () => boolean | Promise<boolean>): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!(await true_())) {
      if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

/** Bots of one test, stopped after it. */
export function useStages(openStore: OpenStore) {
  const open: TestBot[] = [];
  afterEach(async () => {
    const bots = open.splice(0);
    // Several may share one store, which the first that ends would close.
    for (const { workers } of bots) await workers.stop(1_000);
    const each = new Map(bots.map((bot) => [bot.core.store, bot]));
    for (const bot of each.values()) await bot.stop();
  });
  return async (options: TestBotOptions = {}): Promise<Stage> => {
    const store =
      options.store ?? (await openStore({ tables: CATALOGUE, schemaVersion: SCHEMA_VERSION }));
    const bot = await startTestBot({ ...options, store });
    open.push(bot);
    return new Stage(bot);
  };
}

/** A repeatable shuffle. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed;
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return list
    .map((value) => ({ value, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
