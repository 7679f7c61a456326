import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBot } from '../../src/compose.ts';
import { parseEnv } from '../../src/config/env.ts';
import { SandboxError } from './sim-client.ts';

export interface OpenSandbox {
  origin: string;
  close(): Promise<void>;
}

/**
 * A sandbox in this process: on the configured store, or with demo data in a folder of its own that
 * goes away afterwards.
 * @throws SandboxError for a wrong environment, or one with LINE credentials: that store has real people
 */
export async function openSandbox(
  env: Readonly<Record<string, string | undefined>>,
): Promise<OpenSandbox> {
  if (env['LINE_CHANNEL_SECRET'] || env['LINE_CHANNEL_ACCESS_TOKEN']) {
    throw new SandboxError(
      'LINE credentials are set, and chat would speak in the store of real people; unset them',
    );
  }
  const configured = Boolean(env['DATA_DIR'] || env['MONGODB_URI']);
  const folder = configured ? undefined : mkdtempSync(join(tmpdir(), 'sajja-chat-'));
  const drop = (): void => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const bot = await startBot(configFor(env, folder), (error) => {
      process.stderr.write(`the store failed: ${error.message}\n`);
      process.exit(1);
    });
    // The menus people see belong to what is shown first.
    await bot.settled;
    const close = async (): Promise<void> => {
      await bot.stop();
      drop();
    };
    return { origin: bot.origin, close };
  } catch (error) {
    drop();
    throw error;
  }
}

function configFor(env: Readonly<Record<string, string | undefined>>, folder: string | undefined) {
  const parsed = parseEnv({
    // A script types faster than a person: nobody is asked to slow down here.
    SAJJA_COMMANDS_PER_MINUTE: '0',
    LOG_LEVEL: 'silent',
    ...env,
    ...(folder !== undefined && { DATA_DIR: folder }),
    HOST: undefined,
    PORT: '0',
  });
  if (parsed.kind === 'faults') throw new SandboxError(parsed.faults.join('\n'));
  return parsed.config;
}
