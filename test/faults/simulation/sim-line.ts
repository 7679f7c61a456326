import type {
  Content,
  Messenger,
  Quota,
  RenderedMessage,
  SendResult,
} from '../../../src/ports/messenger.ts';
import type { Chance } from './chance.ts';
import type { VirtualClock } from './virtual-clock.ts';

const TOKEN_LIVES_MS = 60_000;
const KEY_LIVES_MS = 24 * 3_600_000;
const SLOW_MS = 10_000;
/** Messages a month that a small group's account has for free. */
const QUOTA = 300;

const RECEIPT = /25\d\d\/\d{4}/;
const RECEIPT_TIMES_MAX = 2;

export interface Letter {
  /** User id. */
  to: string;
  messages: readonly RenderedMessage[];
  at: number;
}

const AMBIGUOUS: SendResult = { kind: 'ambiguous', detail: 'simulated' };

/** LINE as its reference says: tokens once, keys for a day, a quota; failing as the seed says. */
export class SimLine implements Messenger {
  readonly letters: Letter[] = [];
  /** What a platform would never see of a sound bot. */
  readonly faults: string[] = [];
  readonly #chance: Chance;
  readonly #clock: VirtualClock;
  readonly #tokens = new Map<string, { userId: string; at: number; used: boolean }>();
  readonly #keys = new Map<string, { body: string; at: number }>();
  readonly #used = new Map<string, number>();
  readonly #pushes = new Map<string, number>();
  #issued = 0;

  constructor(chance: Chance, clock: VirtualClock) {
    this.#chance = chance;
    this.#clock = clock;
  }

  issueToken(userId: string): string {
    const token = `token-${(this.#issued += 1)}`;
    this.#tokens.set(token, { userId, at: this.#clock.now(), used: false });
    return token;
  }

  async reply(replyToken: string, messages: readonly RenderedMessage[]): Promise<SendResult> {
    return this.#called('reply', () => {
      const token = this.#tokens.get(replyToken);
      const isOld = !token || this.#clock.now() - token.at > TOKEN_LIVES_MS;
      if (isOld || token.used) return { kind: 'invalid-reply-token' };
      token.used = true;
      this.letters.push({ to: token.userId, messages, at: this.#clock.now() });
      return ACCEPTED;
    });
  }

  async push(to: string, messages: readonly RenderedMessage[], key: string): Promise<SendResult> {
    return this.#keyed('push', [to], messages, key);
  }

  async multicast(
    to: readonly string[],
    messages: readonly RenderedMessage[],
    key: string,
  ): Promise<SendResult> {
    return this.#keyed('multicast', to, messages, key);
  }

  async quota(): Promise<Quota | undefined> {
    if (this.#chance.is(this.#chance.rates.line)) return undefined;
    return { limit: QUOTA, used: this.#used.get(this.#month()) ?? 0 };
  }

  /** Nobody takes the bot into a group chat here. */
  async groupSize(): Promise<undefined> {
    return undefined;
  }

  async identity(): Promise<undefined> {
    return undefined;
  }

  async content(): Promise<Content> {
    const state = this.#chance.is(this.#chance.rates.line)
      ? this.#chance.pick(['not-ready', 'gone', 'unreachable', 'too-large'] as const)
      : 'content';
    if (state !== 'content') return { kind: state };
    return { kind: 'content', bytes: Buffer.from('a picture'), mime: 'image/jpeg' };
  }

  async showTyping(): Promise<void> {}

  #keyed(
    what: string,
    to: readonly string[],
    messages: readonly RenderedMessage[],
    key: string,
  ): SendResult {
    return this.#called(what, () => {
      const body = JSON.stringify([to, messages]);
      const known = this.#keys.get(key);
      if (known && known.body !== body)
        this.faults.push(`another body under one retry key: ${body}`);
      if (known && this.#clock.now() - known.at < KEY_LIVES_MS)
        return { ...ACCEPTED, repeated: true };
      if (known) this.faults.push('a retry key used after its day: the message goes twice');
      const used = this.#used.get(this.#month()) ?? 0;
      if (used + to.length > QUOTA) return { kind: 'quota-exhausted' };
      this.#used.set(this.#month(), used + to.length);
      this.#keys.set(key, { body, at: this.#clock.now() });
      this.#countPush(body);
      for (const one of to) this.letters.push({ to: one, messages, at: this.#clock.now() });
      return ACCEPTED;
    });
  }

  /** A numbered receipt may come a second time where the first may have got lost; nothing comes more often. */
  #countPush(body: string): void {
    if (!RECEIPT.test(body)) return;
    const times = (this.#pushes.get(body) ?? 0) + 1;
    this.#pushes.set(body, times);
    if (times > RECEIPT_TIMES_MAX) this.faults.push(`pushed ${times} times: ${body.slice(0, 300)}`);
  }

  /** The ways in which a call ends (reliability.md §4). */
  #called(what: string, taking: () => SendResult): SendResult {
    const chance = this.#chance;
    const fault = chance.is(chance.rates.line)
      ? chance.weighted({ cut: 2, lost: 3, 'too-fast': 1, slow: 2 })
      : 'none';
    if (fault !== 'none') chance.note(`line ${what} ${fault}`);
    if (fault === 'slow') this.#clock.advance(chance.upTo(SLOW_MS));
    if (fault === 'cut') return AMBIGUOUS;
    if (fault === 'too-fast') return { kind: 'rate-limited' };
    const result = taking();
    chance.note(`line ${what} ${result.kind}`);
    return fault === 'lost' ? AMBIGUOUS : result;
  }

  #month(): string {
    return new Date(this.#clock.now() + 7 * 3_600_000).toISOString().slice(0, 7);
  }
}

const ACCEPTED = { kind: 'accepted', requestId: 'r', repeated: false } as const;
