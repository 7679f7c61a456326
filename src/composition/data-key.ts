import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/env.ts';
import { StoreRefusedError } from '../ports/records/errors.ts';
import { makeDataDir } from './make-data-dir.ts';

const KEY_FILE = 'data.key';
const KEY_BYTES = 32;

function readKeyFile(path: string): Uint8Array | undefined {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StoreRefusedError(`${path} cannot be read`, 'Check its owner and mode.', {
      cause: error,
    });
  }
  const key = Buffer.from(content.trim(), 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new StoreRefusedError(
    `${path} does not hold a data key`,
    'Restore it from your backup, or set DATA_KEY.',
  );
}

/**
 * The key that seals personal data: `DATA_KEY`, or the file in the data folder that the sandbox or
 * `seed` made. Only they may make one; a bot with credentials must be given the key it has.
 * @throws StoreRefusedError
 */
export function loadDataKey(config: Config, mayMake: boolean): Uint8Array {
  if (config.dataKey) return config.dataKey;
  const path = join(config.dataDir, KEY_FILE);
  const known = readKeyFile(path);
  if (known) return known;
  if (!mayMake) {
    throw new StoreRefusedError(
      `DATA_KEY is not set and there is no ${path}`,
      'Set DATA_KEY to the key that the data, or its backup, was made with. For a new store: 32 bytes in base64 (openssl rand -base64 32); keep a copy, without it names cannot be read again.',
    );
  }
  const key = randomBytes(KEY_BYTES);
  makeDataDir(config.dataDir);
  try {
    writeFileSync(path, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const raced = readKeyFile(path);
    if (raced) return raced;
    throw new StoreRefusedError(`${path} cannot be written`, 'Check the owner of DATA_DIR.', {
      cause: error,
    });
  }
  return key;
}
