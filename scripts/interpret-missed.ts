import { print, printJson } from './lib/print.ts';
import { readConfig } from './lib/read-config.ts';
import { runCommand, WrongUsage } from './lib/run-command.ts';

const USAGE = `npm run interpret:missed -- [--limit N] [--json]
Prints what people typed and the bot did not understand, most frequent first: how often, the last day,
and the shape of it; reading only, the bot may run meanwhile. Names, figures and unknown words are
never kept: a shape has the words of the vocabulary, <number>, ?th-short (an unknown piece: script and
length), then the dialogue and its step, who (a role), language and part of the month.
  --limit  how many shapes, 1 to 1000 (30)
  --json   one array of {"shape", "count", "firstDay", "lastDay"}
`;

const LIMIT = 30;
const LIMIT_MAX = 1_000;
const COUNT_WIDTH = 5;

await runCommand({
  name: 'interpret:missed',
  usage: USAGE,
  options: { limit: { type: 'string' }, json: { type: 'boolean' } },
  async run({ limit: text, json }) {
    const limit = readLimit(text);
    const config = readConfig();
    const { openCore } = await import('../src/composition/core.ts');
    const core = await openCore(config, { readOnly: true, mayMakeKey: false });
    try {
      const missed = await core.uow.read.missed.mostFrequent(limit);
      if (json === true) printJson(missed);
      else {
        for (const { count, lastDay, shape } of missed) {
          print(`${String(count).padStart(COUNT_WIDTH)}  ${lastDay}  ${shape}`);
        }
        if (missed.length === 0) print('nothing was misunderstood');
      }
      return 0;
    } finally {
      await core.store.close();
    }
  },
});

function readLimit(text: string | undefined): number {
  if (text === undefined) return LIMIT;
  const limit = Number(text);
  if (/^\d+$/.test(text) && limit >= 1 && limit <= LIMIT_MAX) return limit;
  throw new WrongUsage(`--limit expects a number from 1 to ${LIMIT_MAX}`);
}
