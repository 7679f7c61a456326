import type { IncomingMessage } from 'node:http';
import { MAX_REQUEST_BYTES } from '../limits.ts';

/** The whole body, or null once it exceeds LINE's 2 MB (the rest is discarded unread). */
export function readBody(req: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_REQUEST_BYTES) chunks.push(chunk);
      else chunks.length = 0;
    });
    req.on('end', () => {
      if (size > MAX_REQUEST_BYTES) return resolve(null);
      resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    });
    req.on('error', reject);
    req.on('aborted', () => reject(new Error('the caller went away')));
  });
}
