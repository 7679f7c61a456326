import type { Inbound } from '../../../src/ports/inbound.ts';
import { WHO } from '../../support/world.ts';
import type { Chance } from './chance.ts';
import type { SimLine } from './sim-line.ts';
import type { Act } from './sim-people.ts';
import type { VirtualClock } from './virtual-clock.ts';

interface Flying {
  inbound: Inbound;
  dueAt: number;
  attempt: number;
}

/** LINE gives up after some tries: what was never answered 200 may be lost. */
const ATTEMPTS = 6;
const REDELIVERED_AFTER_MS = 20_000;
const LATE_MS = 10 * 60_000;
const VERY_LATE_MS = 48 * 3_600_000;
const COPIES = 4;
const AT_ONCE = 3;

/** Webhooks on their way: late, several times over, again when they were not answered. */
export class Network {
  /** Events answered 200. */
  readonly acknowledged = new Set<string>();
  /** What each event is. */
  readonly acts = new Map<string, Act>();
  #flying: Flying[] = [];
  #events = 0;
  readonly #chance: Chance;
  readonly #clock: VirtualClock;
  readonly #line: SimLine;

  constructor(chance: Chance, clock: VirtualClock, line: SimLine) {
    this.#chance = chance;
    this.#clock = clock;
    this.#line = line;
  }

  get flying(): number {
    return this.#flying.length;
  }

  get due(): number {
    return this.#flying.filter(({ dueAt }) => dueAt <= this.#clock.now()).length;
  }

  send(act: Act): void {
    const { what, who } = act;
    const { rates } = this.#chance;
    const userId = WHO[who];
    const isMute = what.kind === 'unfollowed' || what.kind === 'unsent';
    const inbound: Inbound = {
      eventId: `e${(this.#events += 1)}`,
      at: this.#clock.now(),
      source: { kind: 'person', userId },
      redelivered: false,
      what,
      ...(!isMute && { replyToken: this.#line.issueToken(userId) }),
    };
    this.acts.set(inbound.eventId, act);
    const copies = this.#chance.is(rates.duplicated) ? 1 + this.#chance.upTo(COPIES) : 0;
    if (copies > 0) this.#chance.note('event duplicated');
    for (let copy = 0; copy <= copies; copy += 1) this.#fly(inbound, this.#delay(), 1);
  }

  /** The next webhook: some of what is due, in any order. */
  take(): readonly Flying[] {
    const due = this.#flying.filter(({ dueAt }) => dueAt <= this.#clock.now());
    const some: Flying[] = [];
    const count = Math.min(due.length, 1 + this.#chance.upTo(AT_ONCE));
    for (let taken = 0; taken < count; taken += 1) {
      const [one] = due.splice(this.#chance.upTo(due.length), 1);
      if (one) some.push(one);
    }
    this.#flying = this.#flying.filter((one) => !some.includes(one));
    return some;
  }

  answered(webhook: readonly Flying[], isOk: boolean): void {
    for (const { attempt, inbound } of webhook) {
      if (isOk) this.acknowledged.add(inbound.eventId);
      else if (attempt < ATTEMPTS) {
        this.#chance.note('event redelivered');
        this.#fly({ ...inbound, redelivered: true }, REDELIVERED_AFTER_MS * attempt, attempt + 1);
      }
    }
  }

  #fly(inbound: Inbound, delayMs: number, attempt: number): void {
    this.#flying.push({ inbound, dueAt: this.#clock.now() + delayMs, attempt });
  }

  #delay(): number {
    if (!this.#chance.is(this.#chance.rates.late)) return 0;
    this.#chance.note('event late');
    return this.#chance.upTo(this.#chance.is(0.05) ? VERY_LATE_MS : LATE_MS);
  }
}
