import type { FunnelLine } from '../src/conversation/funnel.ts';
import { readDate } from './lib/instants.ts';
import { print, printJson } from './lib/print.ts';
import { readConfig } from './lib/read-config.ts';
import { runCommand, WrongUsage } from './lib/run-command.ts';

const USAGE = `npm run flows -- funnel [--flow NAME] [--since DAY] [--json]
How each question of each dialogue went, by language: how many dialogues came to it, went on, were asked
again, gave up (cancelled, left for another, out of time), and the median seconds until an answer went
on. Reading only, the bot may run meanwhile; nothing of what was said is in it.
  --flow   one dialogue, such as savings.record-deposit
  --since  the first day to count, such as 2026-11-01; all without it
  --json   one array of {"flow", "step", "lang", "came", "wentOn", "askedAgain", "gaveUp", "medianSeconds"}
`;
const HEADINGS = ['flow', 'step', 'lang', 'came', 'went-on', 'asked-again', 'gave-up', 'median-s'];

await runCommand({
  name: 'flows',
  usage: USAGE,
  options: { flow: { type: 'string' }, since: { type: 'string' }, json: { type: 'boolean' } },
  takesWords: true,
  async run({ flow, since, json }, words) {
    if (words.join(' ') !== 'funnel') throw new WrongUsage('expects funnel');
    const day = since === undefined ? undefined : readDate('--since', since);
    const { buildFeatures } = await import('../src/composition/features.ts');
    const known = [...buildFeatures().flows.keys()];
    if (flow !== undefined && !known.includes(flow)) {
      throw new WrongUsage(`there is no flow ${flow}; there are: ${known.toSorted().join(', ')}`);
    }
    const lines = await readFunnel(flow === undefined ? known : [flow], day);
    if (json === true) printJson(lines);
    else printTable(lines);
    return 0;
  },
});

async function readFunnel(flows: readonly string[], since = '0001-01-01'): Promise<FunnelLine[]> {
  const { openCore } = await import('../src/composition/core.ts');
  const { funnelSince } = await import('./lib/read-turns.ts');
  const core = await openCore(readConfig(), { readOnly: true, mayMakeKey: false });
  try {
    return await funnelSince(core.uow.read.turns, flows, since);
  } finally {
    await core.store.close();
  }
}

function printTable(lines: readonly FunnelLine[]): void {
  const rows = lines.map(({ flow, step, lang, came, wentOn, askedAgain, gaveUp, medianSeconds }) =>
    [flow, step, lang, came, wentOn, askedAgain, gaveUp, medianSeconds?.toFixed(1) ?? '-'].map(
      String,
    ),
  );
  const all = [HEADINGS, ...rows];
  const widths = HEADINGS.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  for (const row of all) {
    print(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}
