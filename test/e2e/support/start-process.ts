import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { childEnv } from '../../support/child-env.ts';

const MAIN = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));

/** 32 bytes, as an operator's DATA_KEY. */
export const keyOf = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

/** What makes it a bot with LINE's credentials, on a LINE that nobody answers for. */
export const REAL: Readonly<Record<string, string>> = {
  LINE_CHANNEL_SECRET: 'secret',
  LINE_CHANNEL_ACCESS_TOKEN: 'token',
  LINE_API_BASE_URL: 'http://127.0.0.1:9',
  DATA_KEY: keyOf(1),
  PORT: '0',
};

export function startProcess(env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [MAIN], { env: childEnv({ LOG_LEVEL: 'error', ...env }) });
}

export interface Ended {
  code: number | null;
  stdout: string;
  /** Lines, without the program's name. */
  lines: string[];
}

/** Runs the program with this environment until it ends by itself. */
export async function startAndEnd(env: Record<string, string>): Promise<Ended> {
  const child = startProcess(env);
  if (!child.stdout || !child.stderr) throw new Error('no pipes');
  const exit = once(child, 'close') as Promise<[number | null]>;
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await exit;
  const lines = stderr.trimEnd().split('\n');
  for (const line of lines) {
    if (!line.startsWith('sajja: ')) throw new Error(`not a line for operators: ${stderr}`);
  }
  return { code, stdout, lines: lines.map((line) => line.slice('sajja: '.length)) };
}
