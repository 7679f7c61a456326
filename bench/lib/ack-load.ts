import autocannon from 'autocannon';
import { textEvent } from './events.ts';

export interface AckLoad {
  /** 200s per second. */
  perSecond: number;
  /** Anything that was no 200; must be 0. */
  failed: number;
}

/** New events from many people over 50 connections, each as soon as its last one is answered. */
export async function ackLoad(
  origin: string,
  users: readonly string[],
  options: { seconds: number },
): Promise<AckLoad> {
  let turn = 0;
  const result = await autocannon({
    url: `${origin}/webhook`,
    connections: 50,
    duration: options.seconds,
    requests: [
      {
        method: 'POST',
        path: '/webhook',
        setupRequest: (request) => {
          turn += 1;
          const event = textEvent(users[turn % users.length] ?? '', 'เช็คยอด');
          return {
            ...request,
            body: event.body,
            headers: { 'content-type': 'application/json', 'x-line-signature': event.signature },
          };
        },
      },
    ],
  });
  return {
    perSecond: result['2xx'] / result.duration,
    failed: result.non2xx + result.errors + result.timeouts,
  };
}
