import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimState } from '../../../src/simulator/local-line.ts';
import { startProcess } from './start-process.ts';

const START_LIMIT_MS = 60_000;

export interface Sandbox {
  origin: string;
  state(): Promise<SimState>;
  stop(): Promise<number | null>;
}

/** `npm start` as a stranger types it: no credentials, a fresh folder, the small demo. */
export async function startSandbox(env: Record<string, string> = {}): Promise<Sandbox> {
  const folder = mkdtempSync(join(tmpdir(), 'sajja-sandbox-'));
  const child = startProcess({ PORT: '0', DATA_DIR: folder, ...env });
  const gone = once(child, 'exit') as Promise<[number | null]>;
  const origin = await new Promise<string>((resolve, reject) => {
    let output = '';
    const late = setTimeout(() => reject(new Error(`no start: ${output}`)), START_LIMIT_MS);
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /open (http:\S+) in a browser/.exec(output)?.[1];
      if (found === undefined) return;
      clearTimeout(late);
      resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    void gone.then(([code]) => reject(new Error(`ended with ${code}: ${output}`)));
  });
  return {
    origin,
    async state() {
      return (await (await fetch(`${origin}/sim/state`)).json()) as SimState;
    },
    async stop() {
      child.kill('SIGTERM');
      const [code] = await gone;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}
