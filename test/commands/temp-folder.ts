import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the stores of one test file. */
export function tempFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'sajja-commands-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
