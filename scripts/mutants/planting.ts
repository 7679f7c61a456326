import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AUTHORITY_BUGS } from './authority-bugs.ts';
import type { Bug } from './bug.ts';
import { DELIVERY_BUGS } from './delivery-bugs.ts';
import { MONEY_BUGS } from './money-bugs.ts';

export const BUGS: readonly Bug[] = [...MONEY_BUGS, ...AUTHORITY_BUGS, ...DELIVERY_BUGS];

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Not part of what is tested, or linked instead of copied. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'data', 'coverage', 'build']);

/** What is wrong with the list itself: a bug whose place is gone shows nothing, and must not look green. */
export function faultsOf(bugs: readonly Bug[]): string[] {
  const names = bugs.map(({ name }) => name);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  const faults = twice.map((name) => `${name}: is listed twice`);
  for (const { file, from, name, tests, to } of bugs) {
    const text = existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), 'utf8') : '';
    const found = text.split(from).length - 1;
    if (found !== 1) faults.push(`${name}: its text is ${found} times in ${file}, not once`);
    if (from === to) faults.push(`${name}: changes nothing`);
    for (const test of tests) {
      if (!existsSync(join(ROOT, test))) faults.push(`${name}: there is no ${test}`);
    }
  }
  return faults;
}

/** A copy of the repository in a temporary folder, in which one bug at a time is planted. */
export class Field {
  readonly folder = mkdtempSync(join(tmpdir(), 'sajja-mutants-'));

  constructor() {
    const filter = (path: string): boolean => !LEFT_OUT.has(basename(path));
    cpSync(ROOT, this.folder, { recursive: true, filter });
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
  }

  /** @returns takes the bug out again */
  plant({ file, from, to }: Bug): () => void {
    const path = join(this.folder, file);
    const sound = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      sound.replace(from, () => to),
    );
    return () => writeFileSync(path, sound);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
