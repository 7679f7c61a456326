import type { IncomingMessage } from 'node:http';

export type Body =
  | { kind: 'bytes'; bytes: Buffer }
  | { kind: 'too-large' }
  /** The sender went away before the end. */
  | { kind: 'broken' };

/** How long the sender of an oversize body may go on, so that it can read the answer. */
const LINGER_MS = 2_000;

/**
 * The raw bytes of a request, never more than `limit` of them in memory, announced or chunked.
 * Own reading instead of a body parser: the limit must come before everything else and the bytes
 * must stay as they were signed.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  return new Promise((resolve) => {
    const tooLarge = (): void => {
      drain(request);
      resolve({ kind: 'too-large' });
    };
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      tooLarge();
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      request.off('data', onData);
      tooLarge();
    };
    request.on('data', onData);
    request.once('end', () => {
      const [only] = chunks;
      const bytes = only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks, size);
      resolve({ kind: 'bytes', bytes });
    });
    request.once('close', () => resolve({ kind: 'broken' }));
    request.once('error', () => resolve({ kind: 'broken' }));
  });
}

/** Node itself throws the rest away once the answer is written; this ends a sender that never stops. */
function drain(request: IncomingMessage): void {
  request.resume();
  const timer = setTimeout(() => {
    if (!request.complete) request.socket.destroy();
  }, LINGER_MS);
  timer.unref();
}
