import type {
  Messenger,
  Quota,
  RenderedMessage,
  SendResult,
} from '../../../src/ports/messenger.ts';

export interface Call {
  kind: 'push' | 'multicast';
  to: readonly string[];
  body: string;
  retryKey: string;
}

/** LINE as far as jobs see it: remembers retry keys, delivers once a key, fails as it is told to. */
export class FakeLine implements Messenger {
  quotaNow: Quota | undefined = { limit: 1000, used: 0 };
  readonly calls: Call[] = [];
  /** Bodies that arrived, by user id. */
  readonly arrived = new Map<string, string[]>();
  readonly #accepted = new Map<string, string>();
  /** What the next calls answer instead; `lost`: accepted, but the answer never comes. */
  readonly script: (SendResult | 'lost' | undefined)[] = [];
  /** User ids that make LINE refuse the whole call. */
  readonly refuses = new Set<string>();
  #requests = 0;

  async push(to: string, messages: readonly RenderedMessage[], retryKey: string) {
    return this.#send('push', [to], messages, retryKey);
  }

  async multicast(to: readonly string[], messages: readonly RenderedMessage[], retryKey: string) {
    if (to.length === 0 || to.length > 500) throw new Error(`${to.length} in one multicast`);
    return this.#send('multicast', to, messages, retryKey);
  }

  async reply(): Promise<SendResult> {
    return { kind: 'accepted', requestId: 'reply', repeated: false };
  }

  async quota() {
    return this.quotaNow;
  }

  async identity() {
    return undefined;
  }

  async content() {
    return { kind: 'gone' as const };
  }

  async groupSize() {
    return this.groupPeople;
  }
  /** Who is in any group chat; undefined: the platform does not say. */
  groupPeople: number | undefined = 12;

  async showTyping() {}

  /** Deliveries by user id, twice or more. */
  doubles(): string[] {
    return [...this.arrived].filter(([, bodies]) => bodies.length > 1).map(([to]) => to);
  }

  #send(
    kind: Call['kind'],
    to: readonly string[],
    messages: readonly RenderedMessage[],
    retryKey: string,
  ): SendResult {
    const body = JSON.stringify(messages);
    this.calls.push({ kind, to, body, retryKey });
    const told = this.script.shift();
    if (told !== undefined && told !== 'lost') return told;
    const requestId = this.#accepted.get(retryKey);
    if (requestId !== undefined) return { kind: 'accepted', requestId, repeated: true };
    if (to.some((id) => this.refuses.has(id)))
      return { kind: 'refused', status: 400, detail: 'The property, to, is invalid' };
    this.#requests += 1;
    this.#accepted.set(retryKey, `request-${this.#requests}`);
    for (const id of to) this.arrived.set(id, [...(this.arrived.get(id) ?? []), body]);
    if (told === 'lost') return { kind: 'ambiguous', detail: 'timeout' };
    return { kind: 'accepted', requestId: `request-${this.#requests}`, repeated: false };
  }
}
