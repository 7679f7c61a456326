import type { Request, Response } from 'express';
import type { Bus, NumberedEvent } from '../state/bus.ts';

const HEARTBEAT_MS = 15_000;
const MAX_STREAMS = 50;
/** A page that reads too slowly is cut off; it comes back and resumes. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024;

/** `GET /sim/events`: what happens on the platform, as server-sent events. */
export class EventStreams {
  private readonly bus: Bus;
  private readonly open = new Set<Response>();

  constructor(bus: Bus) {
    this.bus = bus;
  }

  serve(req: Request, res: Response): void {
    if (this.open.size >= MAX_STREAMS) {
      res.status(503).json({ message: 'too many open pages' });
      return;
    }
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    this.resume(req, res);
    this.open.add(res);
    const stop = this.bus.listen((numbered) => send(res, numbered));
    const heartbeat = setInterval(() => res.write(':\n\n'), HEARTBEAT_MS);
    heartbeat.unref();
    res.on('close', () => {
      clearInterval(heartbeat);
      stop();
      this.open.delete(res);
    });
  }

  close(): void {
    for (const res of this.open) res.destroy();
  }

  private resume(req: Request, res: Response): void {
    const last = Number(req.headers['last-event-id'] ?? Number.NaN);
    if (!Number.isSafeInteger(last)) {
      res.write(`retry: 1000\nid: ${this.bus.lastId}\n\n`);
      return;
    }
    const missed = this.bus.since(last);
    if (missed === null) send(res, { id: this.bus.lastId, event: { type: 'reset' } });
    else for (const numbered of missed) send(res, numbered);
  }
}

function send(res: Response, { id, event }: NumberedEvent): void {
  if (res.writableLength > MAX_UNREAD_BYTES) {
    res.destroy();
    return;
  }
  res.write(`id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}
