import { MenuCallError } from '../src/adapters/line/rich-menus/menu-account.ts';
import { openCore } from '../src/composition/core.ts';
import { publishAll } from '../src/composition/publish-menus.ts';
import { everybody } from '../src/composition/relink-menus.ts';
import type { Config } from '../src/config/env.ts';
import { printJson } from './lib/print.ts';
import { readConfig } from './lib/read-config.ts';
import { CannotDo, runCommand } from './lib/run-command.ts';
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

await runCommand({
  name: 'richmenu',
  usage: USAGE,
  options: { draw: { type: 'boolean' } },
  async run({ draw = false }) {
    if (draw) await drawAll(say);
    else await publishConfigured();
    return 0;
  },
});
// A call to LINE that never came back would keep the process; what was written leaves first.
process.stdout.write('', () => process.exit());

async function publishConfigured(): Promise<void> {
  const config = readConfig();
  if (!config.line) {
    throw new CannotDo(
      'no LINE credentials: the sandbox makes its menus itself. For real LINE set them first.',
    );
  }
  try {
    await publish(config, config.line);
  } catch (error) {
    throw error instanceof MenuCallError ? new CannotDo(advice(error)) : error;
  }
}

async function publish(config: Config, line: NonNullable<Config['line']>): Promise<void> {
  const core = await openCore(config, { readOnly: true });
  try {
    const done = await publishAll(core, line, everybody(core), say);
    printJson(done);
  } finally {
    await core.store.close();
  }
}

function advice({ status, message }: MenuCallError): string {
  if (status === TOO_MANY) return `${message}. LINE makes 100 menus an hour; run this again later.`;
  if (status === UNAUTHORIZED) return `${message}. npm run doctor says what to do.`;
  return `${message}. Run this again: it goes on from here.`;
}
