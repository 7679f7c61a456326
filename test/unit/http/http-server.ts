import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpApp, type HttpParts } from '../../../src/adapters/http/app.ts';
import { createMetrics } from '../../../src/adapters/http/metrics.ts';
import { parseWebhook } from '../../../src/adapters/line/parse-webhook.ts';
import type { Inbound } from '../../../src/ports/inbound.ts';

export const SECRET = 'channel-secret';

export interface Running {
  url: string;
  accepted: Inbound[];
  logged: string[];
  close(): Promise<void>;
}

/** The app on a free port of this machine, collecting what it accepts and logs. */
export async function serve(over: Partial<HttpParts> = {}): Promise<Running> {
  const accepted: Inbound[] = [];
  const logged: string[] = [];
  const app = createHttpApp({
    channelSecret: SECRET,
    parseWebhook,
    accept: async (inbounds) => {
      accepted.push(...inbounds);
    },
    ready: async () => true,
    media: async () => undefined,
    qr: async () => undefined,
    metrics: createMetrics(),
    log: {
      warn: (event) => logged.push(event),
      error: (event) => logged.push(event),
    },
    ...over,
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, accepted, logged, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

export function sign(body: string | Uint8Array): string {
  return createHmac('sha256', SECRET).update(body).digest('base64');
}

/** A signed webhook request, unless other headers are given. */
export function post(
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { 'x-line-signature': sign(body) },
): Promise<Response> {
  return fetch(`${url}/webhook`, { method: 'POST', body, headers });
}

export const textEvent = (id: string, text = 'ยอด'): object => ({
  type: 'message',
  mode: 'active',
  timestamp: 1_700_000_000_000,
  webhookEventId: id,
  source: { type: 'user', userId: `U${'0'.repeat(32)}` },
  replyToken: 'token',
  deliveryContext: { isRedelivery: false },
  message: { type: 'text', id: '1', text },
});

export const envelope = (...events: unknown[]): string =>
  JSON.stringify({ destination: 'Ubot', events });
