import { createHmac } from 'node:crypto';
import { KEPT_DELIVERIES, KEPT_WEBHOOK_ERRORS, WEBHOOK_TIMEOUT_MS } from '../limits.ts';
import type { WebhookOutcome } from '../sim-api.ts';
import { Ring } from '../state/ring.ts';
import type { World } from '../state/world.ts';
import type { WebhookEvent } from './event.ts';
import { WebhookPoster, type PostOutcome } from './post.ts';

/** An entry of LINE's webhook error statistics. */
export interface WebhookError {
  at: number;
  reason: 'request_timeout' | 'error_status_code' | 'could_not_connect';
  detail: string;
  eventIds: string[];
}

/** Redelivery of failed webhooks; LINE's console has it off by default. */
export interface Redelivery {
  enabled: boolean;
  /** How often at most after the first failure. */
  attempts: number;
  delayMs: number;
}

/** Signs webhooks and delivers them to the bot; remembers failures and what can be sent again. */
export class Webhooks {
  /** Extra copies of each webhook, sent at the same time (duplicates from the network). */
  duplicate = 0;
  readonly redelivery: Redelivery = { enabled: false, attempts: 3, delayMs: 1_000 };
  timeoutMs: number;
  private readonly world: World;
  private readonly poster = new WebhookPoster();
  private readonly failures = new Ring<WebhookError>(KEPT_WEBHOOK_ERRORS);
  private readonly sent = new Ring<WebhookEvent[]>(KEPT_DELIVERIES);
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(world: World) {
    this.world = world;
    this.timeoutMs = world.options.webhookTimeoutMs ?? WEBHOOK_TIMEOUT_MS;
  }

  /** What LINE's console would list as webhook errors, oldest first. */
  get errors(): WebhookError[] {
    return this.failures.toArray();
  }

  /** Delivers events in one webhook; empty `events` is LINE's connection check. */
  async send(events: WebhookEvent[]): Promise<WebhookOutcome> {
    this.sent.push(events);
    const copies = Array.from({ length: this.duplicate }, () => this.deliver(events));
    const outcome = await this.deliver(events);
    await Promise.all(copies);
    if (!succeeded(outcome)) this.scheduleRedelivery(events, 1);
    return outcome;
  }

  /**
   * Delivers events once more, as LINE redelivers: the same ids and tokens, `isRedelivery` true.
   * Without `eventIds` the last webhook; otherwise one webhook with those events that are still known.
   */
  async redeliver(eventIds?: readonly string[]): Promise<WebhookOutcome> {
    const past = this.sent.toArray();
    const events =
      eventIds === undefined
        ? (past.at(-1) ?? [])
        : past.flat().filter((event) => eventIds.includes(event.webhookEventId));
    if (events.length === 0) throw new Error('no delivered event has that id');
    return this.deliver(events.map(asRedelivered));
  }

  /** Posts bytes as they are, signed unless a signature is given; null leaves the header out. */
  async sendBytes(body: Buffer, signature?: string | null): Promise<WebhookOutcome> {
    const signed = signature === undefined ? this.sign(body) : signature;
    return { ...asOutcome(await this.post(body, signed)), eventIds: [] };
  }

  /** The endpoint test: an empty webhook to `url` without trace in the statistics. */
  probe(url: string): Promise<PostOutcome> {
    const body = Buffer.from(
      JSON.stringify({ destination: this.world.options.botUserId, events: [] }),
    );
    return this.post(body, this.sign(body), url);
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.poster.close();
  }

  private async deliver(events: WebhookEvent[]): Promise<WebhookOutcome> {
    const { botUserId } = this.world.options;
    const body = Buffer.from(JSON.stringify({ destination: botUserId, events }));
    for (const { replyToken } of events) {
      if (typeof replyToken === 'string')
        this.world.replyTokens.received(replyToken, this.world.now());
    }
    const posted = await this.post(body, this.sign(body));
    const eventIds = events.map((event) => event.webhookEventId);
    this.note(posted, eventIds);
    return { ...asOutcome(posted), eventIds };
  }

  private post(
    body: Buffer,
    signature: string | null,
    url = this.world.webhookUrl,
  ): Promise<PostOutcome> {
    const headers: Record<string, string> = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(body.length),
      'user-agent': 'LineBotWebhook/2.0',
    };
    if (signature !== null) headers['x-line-signature'] = signature;
    return this.poster.post(url, body, headers, this.timeoutMs);
  }

  private sign(body: Buffer): string {
    return createHmac('sha256', this.world.options.channelSecret).update(body).digest('base64');
  }

  private note(posted: PostOutcome, eventIds: string[]): void {
    const fault = faultOf(posted);
    if (fault !== null) this.failures.push({ ...fault, at: this.world.now(), eventIds });
  }

  private scheduleRedelivery(events: WebhookEvent[], attempt: number): void {
    if (!this.redelivery.enabled || attempt > this.redelivery.attempts) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.deliver(events.map(asRedelivered)).then((outcome) => {
        if (!succeeded(outcome)) this.scheduleRedelivery(events, attempt + 1);
      });
    }, this.redelivery.delayMs);
    this.timers.add(timer);
  }
}

const asRedelivered = (event: WebhookEvent): WebhookEvent => ({
  ...event,
  deliveryContext: { isRedelivery: true },
});

function asOutcome(posted: PostOutcome): { status: number | 'failed' } {
  return { status: posted.kind === 'answered' ? posted.status : 'failed' };
}

const succeeded = ({ status }: WebhookOutcome) =>
  typeof status === 'number' && status >= 200 && status < 300;

function faultOf(posted: PostOutcome): Pick<WebhookError, 'reason' | 'detail'> | null {
  if (posted.kind === 'timeout') return { reason: 'request_timeout', detail: '' };
  if (posted.kind === 'unreachable') return { reason: 'could_not_connect', detail: posted.detail };
  if (posted.status >= 200 && posted.status < 300) return null;
  return { reason: 'error_status_code', detail: String(posted.status) };
}
