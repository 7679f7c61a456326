import type { IncomingMessage, ServerResponse } from 'node:http';
import { newRequestId } from '../ids.ts';
import { Ring } from '../state/ring.ts';
import type { World } from '../state/world.ts';
import { notFound, refuse, type Answer } from './answer.ts';
import { unauthorized } from './authorize.ts';
import type { Endpoint } from './call.ts';
import { wordsFor, type Fault, type Faults } from './faults.ts';
import { parseBody } from './parse-body.ts';
import { RateLimits } from './rate-limits.ts';
import { readBody } from './read-body.ts';
import { present, type RequestLogs } from './request-log.ts';
import { Routes } from './routes.ts';

const TOO_LARGE =
  'Request exceeds the max size of 2MB. Make the request smaller than 2MB and try again.';
const RATE_LIMITED = 'The API rate limit has been exceeded. Try again later.';
const KEPT_FAILURES = 100;
const PLATFORM_PATHS = /^\/(v2|v3|oauth2)\//;

interface Arrived {
  req: IncomingMessage;
  requestId: string;
  path: string;
  query: string;
  raw: Buffer | null;
}

/** The HTTP side of the platform: one request in, LINE's answer out, everything logged. */
export class PlatformServer {
  /** Mistakes of the simulator itself (never of the bot): each was answered with 500. */
  readonly failures = new Ring<string>(KEPT_FAILURES);
  private readonly routes: Routes;
  private readonly rates = new RateLimits();
  private readonly world: World;
  private readonly faults: Faults;
  private readonly logs: RequestLogs;

  constructor(world: World, endpoints: Endpoint[], faults: Faults, logs: RequestLogs) {
    this.world = world;
    this.routes = new Routes(endpoints);
    this.faults = faults;
    this.logs = logs;
  }

  /** Whether the platform, and not the chat page, answers this address. */
  static serves(url: string | undefined): boolean {
    return PLATFORM_PATHS.test(url ?? '');
  }

  async serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const started = performance.now();
    const [path = '/', query = ''] = (req.url ?? '/').split('?', 2);
    const requestId = newRequestId();
    const raw = await readBody(req).catch(() => undefined);
    if (raw === undefined) return; // the caller went away in the middle of its request
    const found = this.routes.find(req.method ?? 'GET', path);
    const fault = this.faults.take(found?.endpoint.name ?? path, path);
    const arrived = { req, requestId, path, query, raw };
    const answer = await this.answerWith(fault, arrived, found);
    if (fault?.delayMs !== undefined) await wait(fault.delayMs);
    const text = Buffer.isBuffer(answer.body) ? '(bytes)' : JSON.stringify(answer.body);
    if (fault?.destroySocket) req.socket.destroy();
    else write(res, requestId, answer, text);
    this.log(arrived, answer, fault?.destroySocket ? '' : text, performance.now() - started);
  }

  private async answerWith(fault: Fault | null, arrived: Arrived, found: Found): Promise<Answer> {
    const fails = fault !== null && (fault.status !== undefined || fault.destroySocket === true);
    if (!fails) return this.answer(arrived, found);
    const taken = fault.acceptFirst ? await this.answer(arrived, found) : null;
    const status = fault.status ?? 0;
    const failed = refuse(status, fault.message ?? wordsFor(status));
    const { cost = 0, recipients = [] } = taken ?? {};
    return { ...failed, headers: fault.headers ?? {}, cost, recipients };
  }

  private async answer(arrived: Arrived, found: Found): Promise<Answer> {
    const { world } = this;
    const { req, raw } = arrived;
    if (found === null) return notFound();
    const { endpoint, params } = found;
    const now = world.now();
    if (!endpoint.open) {
      const refusal = unauthorized(world.tokens, req.headers.authorization, now);
      if (refusal !== null) return refusal;
    }
    if (raw === null) return refuse(413, TOO_LARGE);
    if (world.options.rateLimits !== false && !this.rates.take(endpoint, now)) {
      return refuse(429, RATE_LIMITED);
    }
    const parsed = parseBody(endpoint, raw, req.headers['content-type'] ?? '');
    if ('refused' in parsed) return parsed.refused;
    const headers = req.headers as Record<string, string | undefined>;
    const query = new URLSearchParams(arrived.query);
    const { requestId } = arrived;
    const call = { world, requestId, params, query, headers, raw, body: parsed.body };
    try {
      return await endpoint.handle(call);
    } catch (error) {
      this.failures.push(String(error));
      return refuse(500, wordsFor(500));
    }
  }

  private log(arrived: Arrived, answer: Answer, text: string, tookMs: number): void {
    const { req, requestId, path, query, raw } = arrived;
    const kept = this.logs.add({
      at: this.world.now(),
      requestId,
      method: req.method ?? '',
      path: query === '' ? path : `${path}?${query}`,
      headers: req.headers,
      body: bodyText(req, raw),
      status: answer.status,
      answer: text,
      tookMs,
      cost: answer.cost ?? 0,
      recipients: answer.recipients ?? [],
    });
    if (this.world.bus.watched) this.world.bus.emit({ type: 'request', request: present(kept) });
  }
}

type Found = ReturnType<Routes['find']>;

const wait = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });

function bodyText(req: IncomingMessage, raw: Buffer | null): string {
  if (raw === null || raw.length === 0) return '';
  const isText = /json|text|urlencoded/.test(req.headers['content-type'] ?? '');
  return isText ? raw.toString() : `(${raw.length} bytes)`;
}

function write(res: ServerResponse, requestId: string, answer: Answer, text: string): void {
  const isBytes = Buffer.isBuffer(answer.body);
  const payload = isBytes ? (answer.body as Buffer) : Buffer.from(text);
  res.writeHead(answer.status, {
    'content-type': 'application/json',
    'x-line-request-id': requestId,
    ...answer.headers,
    'content-length': payload.length,
  });
  res.end(payload);
}
