import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { childEnv } from '../support/child-env.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface ScriptRun {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a command of `scripts/` as an operator does, with nothing in the environment but `env`. */
export async function runScript(
  name: string,
  args: readonly string[],
  env: Record<string, string>,
  stdin = '',
): Promise<ScriptRun> {
  const child = spawn(process.execPath, [`scripts/${name}.ts`, ...args], {
    cwd: ROOT,
    env: childEnv(env),
  });
  child.stdin.end(stdin);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await ended, stdout, stderr };
}
