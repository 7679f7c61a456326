import { access, constants, stat } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import type { Config } from '../../config/env.ts';
import { fail, ok, skip, warn, type Finding } from './finding.ts';

const CHECK = 'anchor file';
const WHERE = 'another disk or another account, append-only, copied elsewhere';

/** Whether the ends of chains are kept where a hand in the store does not reach. */
export async function checkAnchors({ anchorFile, dataDir, line }: Config): Promise<Finding> {
  if (anchorFile === undefined) {
    if (!line) return skip(CHECK, 'sandbox');
    return warn(
      CHECK,
      'books that are rewritten as a whole are not found',
      `Set ANCHOR_FILE: ${WHERE}.`,
    );
  }
  if (!(await canBeWritten(anchorFile))) {
    return fail(
      CHECK,
      `${anchorFile} cannot be written`,
      'Point ANCHOR_FILE to a file that this user may append to.',
    );
  }
  const inside = !relative(resolve(dataDir), resolve(anchorFile)).startsWith('..');
  if (inside)
    return warn(CHECK, `${anchorFile} lies beside the store`, `Put it elsewhere: ${WHERE}.`);
  return ok(CHECK, anchorFile);
}

/** The file, or the nearest folder above it that there is. */
async function canBeWritten(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return false;
    await access(path, constants.W_OK);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return false;
  }
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    try {
      await access(folder, constants.W_OK);
      return (await stat(folder)).isDirectory();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || folder === dirname(folder))
        return false;
    }
  }
}
