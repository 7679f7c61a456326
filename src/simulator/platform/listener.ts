import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Router } from 'express';
import { PlatformServer } from './platform-server.ts';

const LOOPBACK = '127.0.0.1';

/** A server on loopback for LINE's endpoints and, beside them, the chat page and its API. */
export async function listenOnLoopback(
  platform: PlatformServer,
  pages: Router,
  port: number,
): Promise<{ server: Server; origin: string }> {
  const app = express().disable('x-powered-by').use(pages);
  const server = createServer((req, res) => {
    if (!PlatformServer.serves(req.url)) return void app(req, res);
    platform.serve(req, res).catch(() => res.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { server, origin: `http://${LOOPBACK}:${taken}` };
}

/** Stops listening and cuts the connections that are open. */
export async function stopListening(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
