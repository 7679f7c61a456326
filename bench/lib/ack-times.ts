import { Agent, request } from 'node:http';
import { textEvent } from './events.ts';
import { percentile } from './question-load.ts';

const TICK_MS = 2;

/**
 * Acknowledgement times at a steady rate over 50 connections, whether or not earlier ones were
 * answered (open loop: a slow answer does not hold back the next request).
 * @returns p99 in ms, the warm-up left out
 */
export async function ackTimes(
  origin: string,
  users: readonly string[],
  options: { seconds: number; warmUpSeconds: number; rate: number },
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const times: number[] = [];
  const started = performance.now();
  const pending: Promise<void>[] = [];
  let sent = 0;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const elapsed = (performance.now() - started) / 1000;
      const due = Math.floor(
        Math.min(elapsed, options.seconds + options.warmUpSeconds) * options.rate,
      );
      for (; sent < due; sent += 1) {
        const counts = elapsed > options.warmUpSeconds;
        const one = send(origin, users[sent % users.length] ?? '', agent);
        pending.push(one.then((ms) => void (counts && times.push(ms))));
      }
      if (elapsed < options.seconds + options.warmUpSeconds) return;
      clearInterval(timer);
      resolve();
    }, TICK_MS);
  });
  await Promise.all(pending);
  agent.destroy();
  return percentile(times, 0.99);
}

function send(origin: string, userId: string, agent: Agent): Promise<number> {
  const event = textEvent(userId, 'เช็คยอด');
  const at = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${origin}/webhook`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(event.body),
          'x-line-signature': event.signature,
        },
      },
      (response) => {
        response.resume();
        if (response.statusCode !== 200) reject(new Error(`answered ${response.statusCode}`));
        response.once('end', () => resolve(performance.now() - at));
      },
    );
    outgoing.once('error', reject);
    outgoing.end(event.body);
  });
}
