import { textEvent } from './events.ts';
import type { StubLine } from './stub-line.ts';

interface Asked {
  userId: string;
  at: number;
}

async function post(origin: string, userId: string, waiting: Map<string, Asked>): Promise<void> {
  const { body, signature, replyToken } = textEvent(userId, 'เช็คยอด');
  waiting.set(replyToken, { userId, at: performance.now() });
  const response = await fetch(`${origin}/webhook`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-line-signature': signature },
  });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`the webhook answered ${response.status}`);
}

/** Everybody asks, and asks again as soon as they are answered. @returns answers per second, warm-up left out */
export async function sustainedAnswers(
  origin: string,
  line: StubLine,
  users: readonly string[],
  options: { seconds: number; warmUpSeconds: number },
): Promise<number> {
  const waiting = new Map<string, Asked>();
  let answered = 0;
  let counting = false;
  let going = true;
  line.onReply = (token) => {
    const asked = waiting.get(token);
    if (!asked) return;
    waiting.delete(token);
    if (counting) answered += 1;
    if (going) void post(origin, asked.userId, waiting);
  };
  for (const userId of users) void post(origin, userId, waiting);
  await seconds(options.warmUpSeconds);
  counting = true;
  await seconds(options.seconds);
  going = false;
  counting = false;
  const perSecond = answered / options.seconds;
  await seconds(1);
  return perSecond;
}

/** Questions at a steady rate. @returns time from asking to the reply reaching LINE, p99 in ms */
export async function answerTimes(
  origin: string,
  line: StubLine,
  users: readonly string[],
  options: { seconds: number; rate: number },
): Promise<number> {
  const waiting = new Map<string, Asked>();
  const times: number[] = [];
  line.onReply = (token) => {
    const asked = waiting.get(token);
    if (asked) times.push(performance.now() - asked.at);
    waiting.delete(token);
  };
  const total = options.seconds * options.rate;
  for (let sent = 0; sent < total; sent += 1) {
    void post(origin, users[sent % users.length] ?? '', waiting);
    await seconds(1 / options.rate);
  }
  await seconds(2);
  if (times.length < total * 0.99) throw new Error(`${total - times.length} questions unanswered`);
  return percentile(times, 0.99);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

const seconds = (count: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, count * 1000));
