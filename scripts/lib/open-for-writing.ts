import type { Core } from '../../src/composition/core.ts';
import { StoreRefusedError } from '../../src/ports/records/errors.ts';
import { readConfig } from './read-config.ts';
import { CannotDo } from './run-command.ts';

/**
 * The store for a command that writes. A running bot holds an embedded one.
 * @param otherwise what else can be done then
 * @throws CannotDo
 */
export async function openForWriting(otherwise = ''): Promise<Core> {
  const config = readConfig();
  // Loaded here, so that wrong usage is answered at once.
  const { openCore } = await import('../../src/composition/core.ts');
  try {
    return await openCore(config);
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
