import express, {
  type Express,
  type NextFunction,
  type Request,
  type Response,
  type Router,
} from 'express';
import { createPictureRoutes, type PictureParts } from './picture-routes.ts';
import { createWebhookRoute, type WebhookParts } from './webhook-route.ts';

export interface HttpParts extends WebhookParts, PictureParts {
  /** Whether the bot can serve now; no answer within a second counts as no. */
  ready: () => Promise<boolean>;
  /** Pages and interfaces beside the bot's own, asked last. */
  extra?: Router[];
}

const READY_LIMIT_MS = 900;

/** Everything the bot answers over HTTP. Listening, TLS and the port are the caller's. */
export function createHttpApp(parts: HttpParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  // First and bare: this is where the load arrives.
  app.post('/webhook', createWebhookRoute(parts));
  app.use(setSafeHeaders);
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', async (_request, response) => {
    const ready = await isReady(parts.ready);
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  });
  app.get('/metrics', async (_request, response) => {
    response.setHeader('Content-Type', parts.metrics.registry.contentType);
    response.end(await parts.metrics.registry.metrics());
  });
  app.use(createPictureRoutes(parts));
  for (const router of parts.extra ?? []) app.use(router);
  app.use((_request, response) => {
    response.status(404).json({ error: 'not found' });
  });
  app.use(answerFault(parts));
  return app;
}

function setSafeHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'SAMEORIGIN');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cache-Control', 'no-store');
  next();
}

async function isReady(ready: HttpParts['ready']): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), READY_LIMIT_MS);
  });
  // A store that cannot be asked is a bot that cannot serve.
  const asked = ready().catch(() => false);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/** The last resort: a plain answer that tells nothing, and the cause in the log. */
function answerFault({ log }: HttpParts) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    const status = statusOf(error);
    if (status >= 500) log.error('http-fault', { status }, error);
    if (response.headersSent) next(error);
    else response.status(status).json({ error: status >= 500 ? 'internal' : 'bad request' });
  };
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('status' in error)) return 500;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
