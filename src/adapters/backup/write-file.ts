import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export interface WrittenFile {
  bytes: number;
  /** Of the whole file, as `sha256sum` prints it. */
  sha256: string;
}

/** What nobody has written to for so long was left by a process that died. */
const LEFT_BEHIND_MS = 3_600_000;
const UNFINISHED = /\.[0-9a-f]{12}\.unfinished$/;

/**
 * Writes a file that is there whole or not at all: under another name first, on disk, then renamed.
 * @param at called at named points, for the tests of kills
 */
export async function writeWhole(
  file: string,
  content: AsyncIterable<Uint8Array>,
  at: (point: string) => void,
): Promise<WrittenFile> {
  removeLeftovers(dirname(file));
  const unfinished = `${file}.${randomBytes(6).toString('hex')}.unfinished`;
  const handle = await open(unfinished, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const part of content) {
      hash.update(part);
      bytes += part.length;
      await handle.writeFile(part);
      at('backup:writing');
    }
    await handle.sync();
    await handle.close();
    at('backup:written');
    await rename(unfinished, file);
    await syncFolder(dirname(file));
    return { bytes, sha256: hash.digest('hex') };
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** A rename is on disk once its folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, basename(name));
    if (!UNFINISHED.test(name)) continue;
    const touchedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - touchedAt > LEFT_BEHIND_MS) rmSync(path, { force: true });
  }
}
