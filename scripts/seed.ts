import type { SeedOutcome } from '../src/composition/seed.ts';
import { DEMOS, type Demo } from '../src/demo/demo-data.ts';
import { personasFile } from '../src/demo/personas-file.ts';
import { dateAt, type LocalDate } from '../src/domain/bangkok-time.ts';
import type { StoreDescription } from '../src/ports/records/record-store.ts';
import { readDate } from './lib/instants.ts';
import { bahtText, print } from './lib/print.ts';
import { progressLine } from './lib/progress-line.ts';
import { readConfig } from './lib/read-config.ts';
import { CannotDo, runCommand, WrongUsage, type ExitCode } from './lib/run-command.ts';

const USAGE = `npm run seed -- --demo small|province [--today YYYY-MM-DD]
Fills the store that the environment names (MONGODB_URI, or DATA_DIR) with demo data; it must be empty.
  --demo small      three groups, 350 members, two years of entries
  --demo province   144 groups, 19,923 members, 101,322,662.00 baht
  --today           day on which the demo begins; today in Bangkok unless given
npm run --silent seed -- --personas
Prints scripts/demo-personas.json: who is in both demos.
`;

await runCommand({
  name: 'seed',
  usage: USAGE,
  options: {
    demo: { type: 'string' },
    today: { type: 'string' },
    personas: { type: 'boolean' },
  },
  async run({ demo, personas, today }) {
    if (personas === true) {
      print(JSON.stringify(personasFile(), null, 2));
      return 0;
    }
    return seed(readDemo(demo), today === undefined ? undefined : readDate('--today', today));
  },
});

function readDemo(text: string | undefined): Demo {
  const demo = DEMOS.find((one) => one === text);
  if (demo === undefined) throw new WrongUsage(`--demo expects ${DEMOS.join(' or ')}`);
  return demo;
}

function tooLate(latest: LocalDate): WrongUsage {
  return new WrongUsage(`--today may not lie after today, ${latest}`);
}

async function seed(demo: Demo, day: LocalDate | undefined): Promise<ExitCode> {
  // Asked before a store is made for it.
  const latest = dateAt(Date.now());
  if (day !== undefined && day > latest) throw tooLate(latest);
  const started = Date.now();
  const config = readConfig();
  const { openCore } = await import('../src/composition/core.ts');
  const { seedDemo } = await import('../src/composition/seed.ts');
  const core = await openCore(config, { mayMakeKey: true });
  try {
    const tell = progressLine('seed');
    const outcome = await seedDemo(core, {
      demo,
      today: day ?? dateAt(core.clock.now()),
      onProgress: ({ entries, groups, groupsDone }) =>
        tell(`${groupsDone} of ${groups} groups, ${entries.toLocaleString('en-US')} entries`),
    });
    report(demo, outcome, core.store.describe(), Date.now() - started);
    return 0;
  } finally {
    await core.store.close();
  }
}

function report(
  demo: Demo,
  outcome: SeedOutcome,
  { kind, where }: StoreDescription,
  tookMs: number,
): void {
  switch (outcome.kind) {
    case 'seeded': {
      const { entries, groups, members, pledgeSatang } = outcome;
      const count = (value: number) => value.toLocaleString('en-US');
      print(
        `${demo}: ${groups} groups, ${count(members)} members, ${count(entries)} entries, ` +
          `${bahtText(pledgeSatang)} baht of pledge savings in ${Math.round(tookMs / 1000)} s (${where})`,
      );
      return;
    }
    case 'not-empty':
      throw new CannotDo(
        `the store (${where}) is not empty; nothing was changed. ` +
          'Demo data goes into an empty store only: set DATA_DIR or MONGODB_URI to another one.',
      );
    case 'interrupted-seed':
      throw new CannotDo(
        `the store (${where}) holds part of a demo: an earlier seed was interrupted, or one is running. ` +
          `${deletion(kind, where)}, then seed again.`,
      );
    case 'today-in-future':
      throw tooLate(outcome.latest);
  }
}

function deletion(kind: StoreDescription['kind'], where: string): string {
  return kind === 'embedded'
    ? `Delete ${where} (and ${where}-wal, ${where}-shm)`
    : `Drop the database (${where})`;
}
