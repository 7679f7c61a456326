import { KEPT_RETRY_KEYS, RETRY_KEY_LIFE_MS } from '../limits.ts';
import { BoundedMap } from './bounded-map.ts';

export interface SentMessage {
  id: string;
  quoteToken?: string;
}

interface Accepted {
  requestId: string;
  at: number;
  sentMessages?: SentMessage[];
}

/** Accepted retry keys by endpoint. After 24 hours LINE has forgotten one and sends again. */
export class RetryKeys {
  private readonly accepted = new BoundedMap<string, Accepted>(KEPT_RETRY_KEYS);

  find(endpoint: string, key: string, now: number): Accepted | undefined {
    const known = this.accepted.get(`${endpoint} ${key}`);
    return known !== undefined && now - known.at < RETRY_KEY_LIFE_MS ? known : undefined;
  }

  accept(endpoint: string, key: string, accepted: Accepted): void {
    this.accepted.set(`${endpoint} ${key}`, accepted);
  }
}
