import { enableCompileCache } from 'node:module';
import type { RunningBot } from './compose.ts';
import type { Config } from './config/env.ts';

// Before anything else is loaded: what was compiled at the last start is then read, not compiled.
enableCompileCache();
const { parseEnv } = await import('./config/env.ts');
const { startBot, StoreRefusedError, StoreUnavailableError, tidyMemoryOnce } =
  await import('./compose.ts');

/** Starts, says in a few lines what it serves and where, and stops when it is told to. */
async function main(): Promise<void> {
  const parsed = parseEnv(process.env);
  if (parsed.kind === 'faults') return refuse(parsed.faults);
  let bot: RunningBot;
  try {
    bot = await startBot(parsed.config, (error) => {
      say(`the store failed: ${error.message}; stopping`);
      process.exit(1);
    });
  } catch (error) {
    return refuse(explain(error, parsed.config));
  }
  for (const line of bot.lines) say(line);
  tidyMemoryOnce();
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    say('stopping: finishing what is held');
    void bot.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

const say = (line: string): void => void process.stdout.write(`sajja: ${line}\n`);

function refuse(faults: readonly string[]): void {
  for (const fault of faults) process.stderr.write(`sajja: ${fault}\n`);
  process.exit(1);
}

function explain(error: unknown, config: Config): string[] {
  if (error instanceof StoreRefusedError) return [error.message, error.advice];
  if (error instanceof StoreUnavailableError) {
    return [`the store cannot be reached: ${error.message}`, storeAdvice(config)];
  }
  switch ((error as { code?: string }).code) {
    case 'EADDRINUSE':
      return [
        `PORT ${config.port} is in use by another program`,
        'Stop it, or set PORT to a free port.',
      ];
    case 'EACCES':
      return [`PORT ${config.port} may not be used by this user`, 'Set PORT to 1024 or above.'];
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return [
        `HOST ${config.host} is no address of this machine`,
        'Unset HOST to listen on all, or set it to 127.0.0.1.',
      ];
    default:
      throw error;
  }
}

function storeAdvice({ mongodbUri, dataDir }: Config): string {
  return mongodbUri === undefined
    ? `Check DATA_DIR (${dataDir}): who owns it and whether the disk is full. Then start again.`
    : 'Check MONGODB_URI and whether MongoDB runs. Then start again.';
}

await main();
