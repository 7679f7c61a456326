import type { Endpoint, RateLimit } from './call.ts';

const DEFAULT_RATE: RateLimit = { max: 2_000, perMs: 1_000 };

interface Bucket {
  tokens: number;
  at: number;
  machineAt: number;
}

/**
 * Token buckets per endpoint. Time passes by the platform's clock or the machine's, whichever ran
 * further, so that neither a moved clock nor one that stands still gives a wrong refusal.
 */
export class RateLimits {
  private readonly buckets = new Map<string, Bucket>();

  take(endpoint: Endpoint, now: number): boolean {
    const rate = endpoint.rate ?? DEFAULT_RATE;
    const machineAt = performance.now();
    let bucket = this.buckets.get(endpoint.name);
    if (bucket === undefined) {
      this.buckets.set(endpoint.name, (bucket = { tokens: rate.max, at: now, machineAt }));
    }
    const elapsed = Math.max(now - bucket.at, machineAt - bucket.machineAt, 0);
    bucket.tokens = Math.min(rate.max, bucket.tokens + (elapsed * rate.max) / rate.perMs);
    bucket.at = now;
    bucket.machineAt = machineAt;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}
