import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HTTPFetchError, LineBotClient, middleware, type webhook } from '@line/bot-sdk';
import express from 'express';
import {
  createLocalLine,
  type LocalLine,
  type LocalLineOptions,
} from '../../../src/simulator/local-line.ts';

export const SECRET = 'channel-secret';
export const TOKEN = 'channel-token';
export const ANN = `U${'a'.repeat(32)}`;
export const BEN = `U${'b'.repeat(32)}`;
export const NOBODY = `U${'9'.repeat(32)}`;

/** A bot on Express and the SDK's middleware that keeps what it is told and answers as asked. */
export class TestBot {
  readonly events: webhook.Event[] = [];
  readonly destinations: string[] = [];
  status = 200;
  delayMs = 0;
  onEvent: (event: webhook.Event) => Promise<unknown> = () => Promise.resolve();
  private server: Server | null = null;

  async start(): Promise<string> {
    const app = express();
    app.post('/webhook', middleware({ channelSecret: SECRET }), async (req, res) => {
      const body = req.body as webhook.CallbackRequest;
      if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
      if (this.status === 200) {
        this.destinations.push(body.destination);
        this.events.push(...body.events);
      }
      res.sendStatus(this.status);
      for (const event of body.events) await this.onEvent(event);
    });
    app.use((_error: Error, _req: unknown, res: express.Response, _next: unknown) => {
      res.sendStatus(401);
    });
    const server = createServer(app);
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  /** The reply token of the newest event. */
  get token(): string {
    const event = this.events.at(-1) as { replyToken?: string } | undefined;
    return event?.replyToken ?? 'none';
  }
}

export interface Pair {
  line: LocalLine;
  bot: TestBot;
  client: LineBotClient;
  origin: string;
  /** Moves the platform's clock. */
  clock: { now: number };
  stop(): Promise<void>;
}

/** A platform and a bot that talk to each other over HTTP. The clock stands unless moved. */
export async function startPair(extra: Partial<LocalLineOptions> = {}): Promise<Pair> {
  const bot = new TestBot();
  const clock = { now: Date.UTC(2026, 11, 4, 2, 0, 0) };
  const line = createLocalLine({
    channelSecret: SECRET,
    channelAccessToken: TOKEN,
    botUserId: `U${'0'.repeat(32)}`,
    webhookUrl: await bot.start(),
    users: [
      { userId: ANN, displayName: 'แอน', language: 'th', key: 'ann' },
      { userId: BEN, displayName: 'เบน' },
    ],
    now: () => clock.now,
    ...extra,
  });
  const { origin } = await line.listen();
  const client = clientFor(origin);
  const stop = async () => {
    await line.close();
    await bot.stop();
  };
  return { line, bot, client, origin, clock, stop };
}

export function clientFor(origin: string, channelAccessToken = TOKEN): LineBotClient {
  return LineBotClient.fromChannelAccessToken({
    channelAccessToken,
    apiBaseURL: origin,
    dataApiBaseURL: origin,
  });
}

/** Status and body of the refusal that `call` meets. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ status: number; body: unknown; headers: Headers }> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof HTTPFetchError)) throw error;
    return { status: error.status, body: JSON.parse(error.body), headers: error.headers };
  }
  throw new Error('the platform accepted it');
}

export const text = (words: string) => ({ type: 'text' as const, text: words });
