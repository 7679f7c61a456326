import { Agent, request as httpRequest } from 'node:http';
import { Agent as SecureAgent, request as httpsRequest } from 'node:https';

export type PostOutcome =
  | { kind: 'answered'; status: number }
  | { kind: 'timeout' }
  | { kind: 'unreachable'; detail: string };

const MAX_SOCKETS = 256;

/** Posts webhooks over kept-alive connections, and gives up on a silent bot after `timeoutMs`. */
export class WebhookPoster {
  private readonly plain = new Agent({ keepAlive: true, maxSockets: MAX_SOCKETS });
  private readonly secure = new SecureAgent({ keepAlive: true, maxSockets: MAX_SOCKETS });

  async post(
    url: string,
    body: Buffer,
    headers: Record<string, string>,
    timeoutMs: number,
  ): Promise<PostOutcome> {
    const first = await this.attempt(url, body, headers, timeoutMs);
    // A kept connection that the bot closed at this very moment: nothing was read from it.
    return first === 'stale' ? this.retried(url, body, headers, timeoutMs) : first;
  }

  close(): void {
    this.plain.destroy();
    this.secure.destroy();
  }

  private async retried(
    url: string,
    body: Buffer,
    headers: Record<string, string>,
    timeoutMs: number,
  ): Promise<PostOutcome> {
    const again = await this.attempt(url, body, headers, timeoutMs);
    return again === 'stale' ? { kind: 'unreachable', detail: 'connection reset' } : again;
  }

  private attempt(
    url: string,
    body: Buffer,
    headers: Record<string, string>,
    timeoutMs: number,
  ): Promise<PostOutcome | 'stale'> {
    const isSecure = url.startsWith('https:');
    const agent = isSecure ? this.secure : this.plain;
    return new Promise((resolve) => {
      const start = isSecure ? httpsRequest : httpRequest;
      const req = start(url, { method: 'POST', agent, headers }, (res) => {
        res.resume();
        res.on('error', () => undefined); // the status is all that counts
        resolve({ kind: 'answered', status: res.statusCode ?? 0 });
        res.on('close', () => clearTimeout(timer));
        clearTimeout(timer);
      });
      const timer = setTimeout(() => {
        resolve({ kind: 'timeout' });
        req.destroy();
      }, timeoutMs);
      req.on('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        const stale = req.reusedSocket && error.code === 'ECONNRESET';
        resolve(stale ? 'stale' : { kind: 'unreachable', detail: error.code ?? error.message });
      });
      req.end(body);
    });
  }
}
