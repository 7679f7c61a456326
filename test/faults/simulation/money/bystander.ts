import { buttonContext, decodeButton } from '../../../../src/conversation/button.ts';
import type { Core } from '../../../../src/composition/core.ts';
import type { RecordStore } from '../../../../src/ports/records/record-store.ts';
import type { RenderedMessage } from '../../../../src/ports/messenger.ts';
import { outboxTable } from '../../../../src/stores/schema/outbox.ts';
import { buttonsOf } from '../../../support/messages.ts';
import { personIdOf } from '../../../support/world.ts';
import type { Act } from '../sim-people.ts';
import { booksFaults } from './books-faults.ts';
import { Hearing, type Asked } from './hearing.ts';
import { heard } from './spoken.ts';
import { toldIn, type Told } from './told.ts';

const CONFIRM = 'ยืนยัน';
const ALL = { limit: 1_000_000 };

/**
 * Whoever stands beside people and hears what they confirm and what they are told is done, and has a
 * book on paper of it: each entry of the real books comes from one confirmed act, once, and is what
 * was confirmed and told.
 */
export class Bystander {
  readonly faults: string[] = [];
  readonly #groups: ReadonlyMap<string, string>;
  readonly #hearing: Hearing;
  /** Cards that ask for ยืนยัน, by the token of that button. */
  readonly #asked = new Map<string, Asked>();
  readonly #lastAsked = new Map<string, Asked>();
  readonly #cards = new Map<string, string>();
  #last = '';

  /** @param groups ids by name */
  constructor(groups: ReadonlyMap<string, string>) {
    this.#groups = groups;
    this.#hearing = new Hearing((fault) => void this.faults.push(fault));
  }

  /** After each thing that happened. @param act what was handled, where that was the act of a person */
  async listen(core: Core, disk: RecordStore, act: Act | undefined): Promise<void> {
    const told: { told: Told; to: string }[] = [];
    const cards: { person: string; message: RenderedMessage }[] = [];
    for (const { outboxId, personId } of await disk.scan(outboxTable, {
      ...ALL,
      ...(this.#last !== '' && { after: { outboxId: this.#last } }),
    })) {
      this.#last = outboxId;
      const to = personId ?? '';
      for (const message of (await core.uow.read.outbox.byId(outboxId))?.messages ?? []) {
        cards.push({ person: to, message });
        for (const one of toldIn(heard(message), this.#groups)) told.push({ told: one, to });
      }
    }
    if (told.length > 0) this.#hearing.hear(told, act && this.#confirmed(act));
    for (const { message, person } of cards) this.#remember(core, person, message);
  }

  /** What reached a phone is nothing but what was to be said. */
  arrived(messages: readonly RenderedMessage[]): void {
    for (const message of messages) {
      for (const told of toldIn(heard(message), this.#groups)) this.#hearing.arrived(told);
    }
  }

  /** The book on paper beside the store. */
  async compare(disk: RecordStore): Promise<void> {
    for (const groupId of this.#groups.values())
      this.faults.push(...(await booksFaults(disk, this.#hearing.book, groupId)));
  }

  #confirmed({ what, who }: Act): Asked | undefined {
    const person = personIdOf(who);
    if (what.kind === 'text') return this.#lastAsked.get(person);
    const asked = what.kind === 'press' ? this.#asked.get(what.token) : undefined;
    return asked?.person === person ? asked : undefined;
  }

  #remember({ sealer }: Core, person: string, message: RenderedMessage): void {
    for (const { action, label } of buttonsOf([message])) {
      const token = action['data'];
      if (!label.startsWith(CONFIRM) || typeof token !== 'string') continue;
      const button = decodeButton(sealer.openToken(token, buttonContext(person)) ?? '');
      if (!button) continue;
      const matter =
        button.kind === 'step' ? `run ${button.runId}` : `${button.verb} ${button.ref}`;
      // A reminder of the open question says less than the card above it.
      const above = message['type'] === 'flex' ? '' : `\n${this.#cards.get(matter) ?? ''}`;
      const asked = { person, matter, words: `${heard(message)}${above}` };
      this.#cards.set(matter, asked.words);
      this.#asked.set(token, asked);
      this.#lastAsked.set(person, asked);
    }
  }
}
