import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BOT_ID } from './events.ts';

/** As little of LINE as a bot needs, so that what is measured is the bot. Loopback only. */
export class StubLine {
  readonly #server: Server;
  /** Called with the reply token of each reply. */
  onReply: (replyToken: string) => void = () => undefined;

  constructor() {
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => void (body += chunk.toString()));
      request.on('end', () => {
        response.setHeader('content-type', 'application/json');
        response.setHeader('x-line-request-id', 'stub');
        response.end(JSON.stringify(answerTo(request.url ?? '')));
        const token = /"replyToken":"([^"]+)"/.exec(body)?.[1];
        if (token !== undefined) this.onReply(token);
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function answerTo(path: string): unknown {
  if (path.endsWith('/quota')) return { type: 'none' };
  if (path.endsWith('/consumption')) return { totalUsage: 0 };
  if (path.endsWith('/info')) {
    return {
      userId: BOT_ID,
      basicId: '@bench',
      displayName: 'bench',
      chatMode: 'bot',
      markAsReadMode: 'auto',
    };
  }
  return { sentMessages: [{ id: '1', quoteToken: 'q' }] };
}
