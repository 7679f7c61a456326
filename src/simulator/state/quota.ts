import { DAY_MS } from '../../domain/durations.ts';
import type { QuotaState, SendEndpoint } from '../sim-api.ts';

/** LINE counts months and days in UTC+9 (reference: delivery statistics). */
const LINE_OFFSET_MS = 9 * 3_600_000;
const KEPT_DAYS = 400;

let lastDay = { number: Number.NaN, text: '' };

/** `yyyyMMdd` of an instant (epoch ms) in LINE's time zone. Asked for each send: the last is kept. */
export function lineDay(at: number): string {
  const number = Math.floor((at + LINE_OFFSET_MS) / DAY_MS);
  if (number !== lastDay.number) {
    const text = new Date(number * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
    lastDay = { number, text };
  }
  return lastDay.text;
}

/** Messages paid for in the current month, and how many each endpoint sent on each day. */
export class Quota {
  limit: number | null;
  private month = '';
  private usedInMonth = 0;
  private readonly days = new Map<string, number>();

  constructor(limit: number | null) {
    this.limit = limit;
  }

  used(now: number): number {
    return this.month === lineDay(now).slice(0, 6) ? this.usedInMonth : 0;
  }

  /** Whether `count` more fit into the month. */
  allows(count: number, now: number): boolean {
    return this.limit === null || this.used(now) + count <= this.limit;
  }

  spend(count: number, now: number): void {
    this.usedInMonth = this.used(now) + count;
    this.month = lineDay(now).slice(0, 6);
  }

  /** Counts for `GET /v2/bot/message/delivery/…`. */
  delivered(endpoint: SendEndpoint, count: number, now: number): void {
    const key = `${endpoint} ${lineDay(now)}`;
    this.days.set(key, (this.days.get(key) ?? 0) + count);
    if (this.days.size <= KEPT_DAYS) return;
    for (const oldest of this.days.keys()) {
      this.days.delete(oldest);
      break;
    }
  }

  deliveredOn(endpoint: SendEndpoint, day: string): number {
    return this.days.get(`${endpoint} ${day}`) ?? 0;
  }

  state(now: number): QuotaState {
    return { limit: this.limit, used: this.used(now) };
  }
}
