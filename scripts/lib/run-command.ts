import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { StoreRefusedError, StoreUnavailableError } from '../../src/ports/records/errors.ts';

/** The command was called in a way it cannot be: exit 2. */
export class WrongUsage extends Error {}

/** The command was understood and cannot be done: exit 1. A line for each fault. */
export class CannotDo extends Error {
  readonly faults: readonly string[];

  constructor(...faults: readonly string[]) {
    super(faults[0]);
    this.faults = faults;
  }
}

/** Exit codes of all commands: 0 done, 1 findings or failure, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

export interface Command<O extends ParseArgsOptionsConfig> {
  name: string;
  usage: string;
  options: O;
  /** Words that are no options are allowed; the command judges them itself. */
  takesWords?: boolean;
  run(values: Values<O>, words: readonly string[]): Promise<ExitCode>;
}

type Values<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: O }>
>['values'];

/** Runs a command to its end: faults are one line on stderr, never a stack trace. */
export async function runCommand<O extends ParseArgsOptionsConfig>(
  command: Command<O>,
): Promise<void> {
  // Whoever reads stdout may have seen enough (`| head`).
  process.stdout.on('error', () => process.exit(1));
  process.exitCode = await attempt(command);
}

async function attempt<O extends ParseArgsOptionsConfig>(command: Command<O>): Promise<ExitCode> {
  const { name, usage } = command;
  const say = (line: string): void => void process.stderr.write(`${name}: ${line}\n`);
  try {
    const { values, words } = readArgs(command);
    if (values.help === true) {
      process.stdout.write(usage);
      return 0;
    }
    return await command.run(values, words);
  } catch (error) {
    if (error instanceof WrongUsage) {
      say(`${error.message} (npm run ${name} -- --help says more)`);
      return 2;
    }
    for (const line of explain(error)) say(line);
    return 1;
  }
}

function readArgs<O extends ParseArgsOptionsConfig>({ options, takesWords = false }: Command<O>) {
  try {
    const { values, positionals } = parseArgs({
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: takesWords,
    });
    return { values: values as Values<O> & { help?: boolean }, words: positionals };
  } catch (error) {
    // The first sentence says what is wrong; the rest is advice for programmers.
    throw new WrongUsage(messageOf(error).split('. ')[0]);
  }
}

function explain(error: unknown): readonly string[] {
  if (error instanceof CannotDo) return error.faults;
  if (error instanceof StoreRefusedError) return [`${error.message}. ${error.advice}`];
  if (error instanceof StoreUnavailableError) {
    return [`the store cannot be reached: ${error.message}. Check MONGODB_URI or the disk.`];
  }
  return [`failed: ${messageOf(error).split('\n')[0] ?? ''}`];
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
