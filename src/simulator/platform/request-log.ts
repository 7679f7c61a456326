import type { IncomingHttpHeaders } from 'node:http';
import { KEPT_REQUESTS, KEPT_REQUEST_BODY_CHARS, KEPT_REQUEST_CHARS } from '../limits.ts';
import type { RequestLog } from '../sim-api.ts';
import { Ring } from '../state/ring.ts';

const MAX_LOGGED_RECIPIENTS = 20;

/** A request as it is kept; texts are cut and headers copied only when somebody looks. */
export interface KeptRequest {
  seq: number;
  at: number;
  requestId: string;
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  status: number;
  answer: string;
  tookMs: number;
  cost: number;
  recipients: string[];
}

const weigh = (kept: KeptRequest) => kept.body.length + kept.answer.length;

/** The bot's calls, newest last, bounded in number and size. */
export class RequestLogs {
  private readonly ring = new Ring<KeptRequest>(KEPT_REQUESTS, KEPT_REQUEST_CHARS, weigh);
  private last = 0;

  add(entry: Omit<KeptRequest, 'seq'>): KeptRequest {
    const kept = { ...entry, seq: ++this.last };
    if (kept.body.length > KEPT_REQUEST_BODY_CHARS) {
      kept.body = kept.body.slice(0, KEPT_REQUEST_BODY_CHARS + 1);
    }
    this.ring.push(kept);
    return kept;
  }

  list(after = 0): RequestLog[] {
    return this.ring
      .toArray()
      .filter((kept) => kept.seq > after)
      .map(present);
  }

  clear(): void {
    this.ring.clear();
  }
}

/** Fills in what {@link RequestLog} promises; the token itself is never shown. */
export function present(kept: KeptRequest): RequestLog {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(kept.headers)) headers[name] = String(value);
  if (headers['authorization'] !== undefined) {
    headers['authorization'] = `${headers['authorization'].split(' ')[0]} …`;
  }
  return {
    ...kept,
    headers,
    body: kept.body.slice(0, KEPT_REQUEST_BODY_CHARS),
    truncated: kept.body.length > KEPT_REQUEST_BODY_CHARS,
    recipients: kept.recipients.slice(0, MAX_LOGGED_RECIPIENTS),
  };
}
