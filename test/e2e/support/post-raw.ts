import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { BOT_ID, CREDENTIALS } from '../../support/served-bot.ts';

export interface RawPost {
  body: Buffer | string;
  /** Left out: the right one; null: no header. */
  signature?: string | null;
  headers?: Record<string, string>;
  /** Sent in pieces without an announced length. */
  chunked?: boolean;
}

export const signatureOf = (body: Buffer | string): string =>
  createHmac('sha256', CREDENTIALS.channelSecret).update(body).digest('base64');

/** The body of a webhook with these events. */
export const envelope = (events: readonly unknown[], destination = BOT_ID): string =>
  JSON.stringify({ destination, events });

const PIECE_BYTES = 16 * 1024;

/** Posts bytes to the webhook as any program may, and gives the status. */
export function postRaw(origin: string, post: RawPost): Promise<number> {
  const body = Buffer.from(post.body);
  const signature = post.signature === undefined ? signatureOf(body) : post.signature;
  return new Promise((resolve, reject) => {
    const req = request(`${origin}/webhook`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(signature !== null && { 'x-line-signature': signature }),
        ...(!post.chunked && { 'content-length': String(body.length) }),
        ...post.headers,
      },
    });
    req.once('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
      req.on('error', () => {}); // the bot may hang up on the rest of what it refused
    });
    req.once('error', reject);
    if (post.chunked) {
      for (let at = 0; at < body.length; at += PIECE_BYTES) {
        req.write(body.subarray(at, at + PIECE_BYTES));
      }
      req.end();
    } else req.end(body);
  });
}
