import { parseArgs } from 'node:util';
import { MenuCallError } from '../src/adapters/line/rich-menus/menu-account.ts';
import { openCore } from '../src/composition/core.ts';
import { publishAll } from '../src/composition/publish-menus.ts';
import { everybody } from '../src/composition/relink-menus.ts';
import { parseEnv, type Config } from '../src/config/env.ts';
import { StoreRefusedError, StoreUnavailableError } from '../src/ports/records/errors.ts';
import { drawAll } from './richmenu/pictures.ts';

const USAGE = `usage: npm run --silent richmenu [-- --draw]
Makes the menus of the LINE account match rich-menus/: creates what changed, shows everybody the menu
of their role and language, deletes what is old. May run beside the bot, and again after a failure:
it goes on where it stopped. Menus of other programs are left alone.
--draw  draws the pictures anew after a change of rich-menus/ or locales/*/menus.json (needs the
        development packages, no LINE); commit them
exit 0: done, 1: failed, run it again, 2: wrong usage
`;

const TOO_MANY = 429;
const UNAUTHORIZED = 401;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  const asked = readArguments();
  if (typeof asked === 'number') return asked;
  if (asked.draw) {
    await drawAll(say);
    return 0;
  }
  const parsed = parseEnv(process.env);
  if (parsed.kind === 'faults') {
    for (const fault of parsed.faults) say(fault);
    return 1;
  }
  const { config } = parsed;
  if (!config.line) {
    say('no LINE credentials: the sandbox makes its menus itself. For real LINE set them first.');
    return 1;
  }
  try {
    return await publish(config, config.line);
  } catch (error) {
    say(explain(error));
    return 1;
  }
}

async function publish(config: Config, line: NonNullable<Config['line']>): Promise<number> {
  const core = await openCore(config, { readOnly: true });
  try {
    const done = await publishAll(core, line, everybody(core), say);
    process.stdout.write(`${JSON.stringify(done)}\n`);
    return 0;
  } finally {
    await core.store.close();
  }
}

function explain(error: unknown): string {
  if (error instanceof StoreRefusedError) return `${error.message}. ${error.advice}`;
  if (error instanceof StoreUnavailableError)
    return `the store cannot be reached: ${error.message}`;
  if (!(error instanceof MenuCallError)) throw error;
  const { status, message } = error;
  if (status === TOO_MANY) return `${message}. LINE makes 100 menus an hour; run this again later.`;
  if (status === UNAUTHORIZED) return `${message}. npm run doctor says what to do.`;
  return `${message}. Run this again: it goes on from here.`;
}

function readArguments(): { draw: boolean } | number {
  try {
    const { values } = parseArgs({
      options: { draw: { type: 'boolean', default: false }, help: { type: 'boolean' } },
    });
    if (!values.help) return { draw: values.draw };
    process.stdout.write(USAGE);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
}

const code = await main();
process.stdout.write('', () => process.exit(code));
