import type { Bug } from './mutants/bug.ts';
import { BUGS, faultsOf, Field } from './mutants/planting.ts';
import { runTests, type Ran } from './mutants/run-tests.ts';
import { print } from './lib/print.ts';
import { CannotDo, runCommand, WrongUsage } from './lib/run-command.ts';

const USAGE = `npm run mutants -- [--list] [--check] [--every N] [WORD…]
Plants ${BUGS.length} bugs, one at a time, into a copy of this repository, and runs the tests that should notice.
Prints a line for each and how many were found; exit 1 when one was not. About ten seconds a bug.
  WORD      only bugs whose names hold one of the words
  --every   only each Nth bug, for a machine with little time
  --check   only whether each bug still finds its place in the code
  --list    names and files
Bugs that show on a MongoDB server alone are planted where MONGOMS_SYSTEM_BINARY names one.
`;

await runCommand({
  name: 'mutants',
  usage: USAGE,
  options: {
    check: { type: 'boolean' },
    list: { type: 'boolean' },
    every: { type: 'string' },
  },
  takesWords: true,
  async run({ check, every = '1', list }, words) {
    const faults = faultsOf(BUGS);
    if (faults.length > 0) throw new CannotDo(...faults);
    if (check) {
      print(`mutants: ${BUGS.length} bugs find their places`);
      return 0;
    }
    const bugs = chosen(words, every);
    if (list) {
      for (const { file, name } of bugs) print(`${name} (${file})`);
      return 0;
    }
    return (await plantAll(bugs)) ? 0 : 1;
  },
});

function chosen(words: readonly string[], every: string): readonly Bug[] {
  const step = Number(every);
  if (!Number.isInteger(step) || step < 1) throw new WrongUsage('--every expects 1 or more');
  const named = BUGS.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  return named.filter((_, at) => at % step === 0);
}

/** @returns whether each bug that could be planted was found */
async function plantAll(bugs: readonly Bug[]): Promise<boolean> {
  const hasMongod = (process.env['MONGOMS_SYSTEM_BINARY'] ?? '') !== '';
  const plantable = bugs.filter(({ mongod = false }) => hasMongod || !mongod);
  for (const { name } of bugs.filter((bug) => !plantable.includes(bug)))
    print(`not planted, no MongoDB server: ${name}`);
  const field = new Field();
  let found = 0;
  try {
    await soundFirst(field, plantable);
    for (const bug of plantable) {
      const ran = await withBug(field, bug);
      if (ran.failed.length > 0) found += 1;
      print(lineOf(bug, ran));
    }
  } finally {
    field.remove();
  }
  print(`${found} of ${plantable.length} found`);
  return found === plantable.length;
}

/** Red means nothing where it is red without the bug. */
async function soundFirst(field: Field, bugs: readonly Bug[]): Promise<void> {
  for (const mongod of [false, true]) {
    const some = bugs.filter((bug) => (bug.mongod ?? false) === mongod);
    const tests = [...new Set(some.flatMap((bug) => bug.tests))];
    if (tests.length === 0) continue;
    const { broken, failed } = await runTests(field.folder, { tests, mongod });
    if (broken !== undefined) throw new CannotDo(`without any bug: ${broken}`);
    if (failed.length > 0)
      throw new CannotDo(...failed.map((one) => `fails without any bug: ${one}`));
  }
}

async function withBug(field: Field, bug: Bug): Promise<Ran> {
  const takeOut = field.plant(bug);
  try {
    return await runTests(field.folder, bug);
  } finally {
    takeOut();
  }
}

function lineOf({ file, name, tests }: Bug, { broken, failed, passed }: Ran): string {
  const [first] = failed;
  if (first !== undefined) return `found: ${name}\n    by ${first}`;
  if (broken !== undefined) return `NOT TRIED: ${name} (${file}): ${broken.slice(0, 300)}`;
  return `NOT FOUND: ${name} (${file}): ${passed} tests of ${tests.join(', ')} pass`;
}
