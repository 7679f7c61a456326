import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

export type WebhookStatus = 200 | 400 | 401 | 413 | 415 | 500 | 503;

/** Figures for Prometheus. Labels are few and fixed: never an id, never a name. */
export interface Metrics {
  /** Other rooms register their own figures here. */
  registry: Registry;
  webhookAnswered(status: WebhookStatus): void;
  /** @param dropped elements that could not be used */
  eventsReceived(accepted: number, dropped: number): void;
  /** From the checked request to its durable save. */
  acceptTook(seconds: number): void;
  /** @param event name of a log line of level error; the program has a fixed list of them */
  faultMet(event: string): void;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.9, 2];
const STATUSES: readonly WebhookStatus[] = [200, 400, 401, 413, 415, 500, 503];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'sajja_' });
  const requests = new Counter({
    name: 'sajja_webhook_requests_total',
    help: 'Webhook requests by the status they were answered with',
    labelNames: ['status'],
    registers,
  });
  const events = new Counter({
    name: 'sajja_webhook_events_total',
    help: 'Elements of webhook requests: accepted (saved) or dropped (unusable, unknown, standby)',
    labelNames: ['outcome'],
    registers,
  });
  const accept = new Histogram({
    name: 'sajja_webhook_accept_seconds',
    help: 'Time from a checked webhook request to its durable save',
    buckets: SECONDS,
    registers,
  });
  const faults = new Counter({
    name: 'sajja_faults_total',
    help: 'Log lines of level error by their event, such as `books frozen`',
    labelNames: ['event'],
    registers,
  });
  const byStatus = new Map(STATUSES.map((status) => [status, requests.labels(String(status))]));
  const accepted = events.labels('accepted');
  const droppedEvents = events.labels('dropped');
  return {
    registry,
    webhookAnswered: (status) => byStatus.get(status)?.inc(),
    eventsReceived(count, dropped) {
      accepted.inc(count);
      droppedEvents.inc(dropped);
    },
    acceptTook: (seconds) => accept.observe(seconds),
    faultMet: (event) => faults.inc({ event }),
  };
}
