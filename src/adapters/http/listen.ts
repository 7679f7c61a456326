import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  /** The port that was taken; asked for 0, the system chose it. */
  port: number;
  /** Takes no new requests, lets those under way finish, at most `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/** A whole request must have arrived by then; a slow sender holds nothing longer. */
const REQUEST_LIMIT_MS = 15_000;
const HEADERS_LIMIT_MS = 10_000;
/** Longer than the usual proxy's, so that it is never we who close a connection just being reused. */
const KEEP_ALIVE_MS = 75_000;
const CHECK_EVERY_MS = 1_000;
const SWEEP_EVERY_MS = 50;

/** Serves until closed. @throws the system's error (EADDRINUSE, EACCES) when the port cannot be had. */
export function listen(
  listener: RequestListener,
  where: { host?: string; port: number },
): Promise<Listening> {
  const server = createServer(
    { requestTimeout: REQUEST_LIMIT_MS, connectionsCheckingInterval: CHECK_EVERY_MS },
    listener,
  );
  server.headersTimeout = HEADERS_LIMIT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(where, () => {
      server.off('error', reject);
      const { port } = server.address() as AddressInfo;
      resolve({ port, close: (graceMs) => close(server, graceMs) });
    });
  });
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection kept alive becomes idle only when its request is answered.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS);
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(timer);
      resolve();
    });
  });
}
