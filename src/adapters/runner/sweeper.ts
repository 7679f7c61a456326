/** Work that is looked for at intervals because nobody may be left who would announce it. */
export interface Sweep {
  name: string;
  everyMs: number;
  run(): Promise<void>;
}

export interface Sweeper {
  /** Runs every sweep once, from its beginning; for start-up, a moved sandbox clock and tests. */
  sweepNow(): Promise<void>;
  /** Starts no more sweeps; resolves when those under way are done. */
  stop(): Promise<void>;
}

/** Runs each sweep at its interval, never twice at once; a failing one is reported and tried again. */
export function startSweeper(
  sweeps: readonly Sweep[],
  onError: (sweep: string, error: unknown) => void,
): Sweeper {
  const running = new Map<string, Promise<void>>();
  let stopped = false;
  const once = (sweep: Sweep): Promise<void> => {
    const current = running.get(sweep.name);
    if (current || stopped) return current ?? Promise.resolve();
    const run = sweep
      .run()
      .catch((error: unknown) => onError(sweep.name, error))
      .finally(() => running.delete(sweep.name));
    running.set(sweep.name, run);
    return run;
  };
  const timers = sweeps.map((sweep) => {
    const timer = setInterval(() => void once(sweep), sweep.everyMs);
    timer.unref();
    return timer;
  });
  return {
    async sweepNow() {
      for (const sweep of sweeps) {
        // One under way may have looked before the clock was moved.
        await running.get(sweep.name);
        await once(sweep);
      }
    },
    async stop() {
      stopped = true;
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running.values());
    },
  };
}
