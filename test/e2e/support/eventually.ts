import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 30;

/** Repeats a check until it holds; its last failure is the test's. */
export async function eventually<T>(check: () => T | Promise<T>, withinMs = 20_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(PAUSE_MS);
    }
  }
}
