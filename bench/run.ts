import { parseArgs } from 'node:util';
import { median } from './lib/question-load.ts';
import { MEASURES } from './figures.ts';
import { FIGURE_NAMES, FIGURES, type FigureName } from './names.ts';

const USAGE = `npm run bench -- [--json] [NAME…]

Measures the bot against a baseline of the same run, on loopback only.
Figures: ${FIGURE_NAMES.join(', ')}
MONGOMS_SYSTEM_BINARY names the mongod for the figures on MongoDB; without it they are left out.
`;

interface Figure {
  value: number;
  unit: string;
  goal: number;
  runs: number[];
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

async function main(): Promise<number> {
  let options;
  try {
    options = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean' }, help: { type: 'boolean' } },
    });
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  const { values, positionals } = options;
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const unknown = positionals.filter((name) => !FIGURE_NAMES.includes(name as FigureName));
  if (unknown.length > 0) {
    process.stderr.write(`no figure ${unknown.join(', ')}\n${USAGE}`);
    return 2;
  }
  const names = positionals.length > 0 ? (positionals as FigureName[]) : FIGURE_NAMES;
  const figures: Partial<Record<FigureName, Figure>> = {};
  for (const name of names) {
    const runs = await MEASURES[name]();
    if (!runs) {
      process.stderr.write(`${name}: left out, no MongoDB server here\n`);
      continue;
    }
    const { unit, goal } = FIGURES[name];
    const figure = { value: rounded(median(runs)), unit, goal, runs: runs.map(rounded) };
    figures[name] = figure;
    if (!values.json) {
      process.stdout.write(
        `${name}: ${figure.value} ${unit} (goal ${goal}; runs ${figure.runs.join(', ')})\n`,
      );
    }
  }
  if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  return 0;
}

process.exitCode = await main();
