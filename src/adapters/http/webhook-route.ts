import type { IncomingMessage, ServerResponse } from 'node:http';
import { validateSignature } from '@line/bot-sdk';
import type { Inbound } from '../../ports/inbound.ts';
import { StoreUnavailableError } from '../../ports/records/errors.ts';
import type { HttpLog } from './http-log.ts';
import type { Metrics, WebhookStatus } from './metrics.ts';
import { readBody } from './read-body.ts';

export type WebhookBody =
  | { kind: 'events'; destination: string; inbounds: Inbound[]; dropped: number }
  | { kind: 'malformed' };

export interface WebhookParts {
  channelSecret: string;
  /** The bot's own user id; a request for another bot is answered and ignored. Unknown until LINE was asked. */
  botUserId?: () => string | undefined;
  parseWebhook: (body: Buffer) => WebhookBody;
  /** Durable when resolved. @throws StoreUnavailableError */
  accept: (inbounds: Inbound[]) => Promise<void>;
  metrics: Metrics;
  log: HttpLog;
}

export const BODY_LIMIT_BYTES = 256 * 1024;
/** LINE counts a request as failed after 2 s; we promise an answer within one. */
const ACCEPT_LIMIT_MS = 900;

/** `POST /webhook`: size, compression, signature, shape, durable save; then the answer. */
export function createWebhookRoute(parts: WebhookParts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const status = await answerTo(request, parts);
    if (status === undefined) return;
    parts.metrics.webhookAnswered(status);
    response.statusCode = status;
    response.end();
  };
}

/** Undefined when nobody waits for an answer any more. */
async function answerTo(
  request: IncomingMessage,
  parts: WebhookParts,
): Promise<WebhookStatus | undefined> {
  const body = await readBody(request, BODY_LIMIT_BYTES);
  if (body.kind === 'broken') return undefined;
  if (body.kind === 'too-large') return 413;
  const { 'content-encoding': encoding, 'x-line-signature': signature } = request.headers;
  if (encoding !== undefined && encoding !== 'identity') return 415;
  if (typeof signature !== 'string') return 401;
  if (!validateSignature(body.bytes, parts.channelSecret, signature)) return 401;
  const parsed = parts.parseWebhook(body.bytes);
  if (parsed.kind === 'malformed') return 400;
  const self = parts.botUserId?.();
  if (self !== undefined && parsed.destination !== self) return 200;
  if (parsed.dropped > 0) parts.metrics.eventsReceived(0, parsed.dropped);
  return parsed.inbounds.length === 0 ? 200 : save(parsed.inbounds, parts);
}

async function save(inbounds: Inbound[], parts: WebhookParts): Promise<WebhookStatus> {
  const started = performance.now();
  try {
    const saved = await inTime(parts.accept(inbounds));
    parts.metrics.acceptTook((performance.now() - started) / 1_000);
    if (!saved) {
      parts.log.warn('webhook-store-slow', { status: 503, count: inbounds.length });
      return 503;
    }
    parts.metrics.eventsReceived(inbounds.length, 0);
    return 200;
  } catch (error) {
    const status = error instanceof StoreUnavailableError ? 503 : 500;
    parts.log.error('webhook-not-saved', { status, count: inbounds.length }, error);
    return status;
  }
}

/** False when the save takes too long. It may still happen: LINE then delivers again and the id is known. */
function inTime(saving: Promise<void>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(false), ACCEPT_LIMIT_MS);
    saving.then(() => resolve(true), reject).finally(() => clearTimeout(timer));
  });
}
