import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Long enough that the first requests are not held up by it. */
const AFTER_START_MS = 3_000;

/**
 * Once, shortly after the start: gives back what loading and compiling left behind (about 20 MB here),
 * which the collector otherwise keeps until the heap has grown for other reasons.
 */
export function tidyMemoryOnce(): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as (how: { type: 'major'; flavor: string }) => void;
    setFlagsFromString('--no-expose-gc');
    collect({ type: 'major', flavor: 'last-resort' });
  }, AFTER_START_MS).unref();
}
