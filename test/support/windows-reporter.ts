import { writeSync } from 'node:fs';

interface Results {
  testResults: { testResults: { status: string; ancestorTitles: string[]; title: string }[] }[];
}

/** The windows in which a process is killed (reliability.md §3). */
const WINDOWS = [
  'before the inbox',
  'stored, 200 not sent',
  '200 sent, unclaimed',
  'claimed, transaction not begun',
  'inside the transaction',
  'commit sent, answer lost',
  'committed, nothing sent',
  'LINE accepted, not marked',
  'reply used, not marked',
  'between the two approvals',
  'within a close, a tick, a campaign',
  'a link code consumed',
  'within a migration, a restore, a move',
  'within a statement',
  'within a backup',
].map((what, at) => ({ name: `W${at + 1}`, what }));

const HALVES = ['embedded', 'mongodb'] as const;
/** `W3 and W4 claimed, run 7: …`: which windows a test is of, and which run of it. */
const NAMED = /^W\d+(?: and W\d+)*\b/;
const RUN = /\brun (\d+)\b/;

/** Runs of one window on one store, and whether all that was expected of each held. */
type Runs = Map<number, boolean>;

/** After a sweep of kills: a line for each window, and how many of all runs were clean. */
// oxlint-disable-next-line import/no-default-export -- jest asks for it
export default class WindowsReporter {
  onRunComplete(_: unknown, results: Results): void {
    const runs = new Map<string, Runs>();
    for (const { testResults } of results.testResults) {
      for (const test of testResults) note(runs, test);
    }
    if (runs.size === 0) return;
    const lines = WINDOWS.map(({ name, what }) => {
      const halves = HALVES.map((half) => `${half} ${clean(runs.get(`${name} ${half}`))}`);
      return `${name.padEnd(3)} ${what.padEnd(38)} ${halves.join('   ')}`;
    });
    const sums = HALVES.map((half) => sumOf(runs, half));
    // Before the plain last line, and after jest's own summary.
    process.once('exit', () => writeSync(1, `\n${[...lines, ...sums].join('\n')}\n`));
  }
}

function note(
  runs: Map<string, Runs>,
  test: { status: string; ancestorTitles: string[]; title: string },
): void {
  const { ancestorTitles, status, title } = test;
  const half = HALVES.find((one) => ancestorTitles.includes(one));
  const run = Number(RUN.exec(title)?.[1]);
  if (half === undefined || !run || (status !== 'passed' && status !== 'failed')) return;
  for (const window of NAMED.exec(title)?.[0].split(' and ') ?? []) {
    const key = `${window} ${half}`;
    const own = runs.get(key) ?? new Map<number, boolean>();
    own.set(run, (own.get(run) ?? true) && status === 'passed');
    runs.set(key, own);
  }
}

function clean(runs: Runs | undefined): string {
  if (!runs) return 'not run';
  return `${[...runs.values()].filter(Boolean).length} of ${runs.size}`;
}

function sumOf(runs: ReadonlyMap<string, Runs>, half: string): string {
  const own = WINDOWS.flatMap(({ name }) => runs.get(`${name} ${half}`) ?? []);
  const all = own.flatMap((one) => [...one.values()]);
  return `${half}: ${all.filter(Boolean).length} of ${all.length} clean (${own.length} windows)`;
}
