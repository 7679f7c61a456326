import type { Core } from '../../src/composition/core.ts';
import { StoreRefusedError } from '../../src/ports/records/errors.ts';
import { readConfig } from './read-config.ts';
import { CannotDo } from './run-command.ts';

/**
 * The store for a command that writes. A running bot holds an embedded one. In a sandbox whose clock
 * was moved, the command lives by that clock: books never go back in time.
 * @param otherwise what else can be done then
 * @throws CannotDo
 */
export async function openForWriting(otherwise = ''): Promise<Core> {
  const config = readConfig();
  // Loaded here, so that wrong usage is answered at once.
  const { openCore } = await import('../../src/composition/core.ts');
  const { newSandboxClock, resumeClock } = await import('../../src/composition/sandbox-clock.ts');
  try {
    if (config.line) return await openCore(config);
    const clock = newSandboxClock();
    const core = await openCore(config, { clock });
    await resumeClock(core.uow, clock);
    return core;
  } catch (error) {
    if (!(error instanceof StoreRefusedError) || !error.message.includes('already writes'))
      throw error;
    const advice = 'stop it, run this again, and start it';
    throw new CannotDo(
      `${error.message}: the bot is running`,
      otherwise === '' ? advice : `${advice}; ${otherwise}`,
    );
  }
}
