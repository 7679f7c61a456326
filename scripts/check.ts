import { spawnSync } from 'node:child_process';
import { runCommand } from './lib/run-command.ts';

const USAGE = `npm run check
Everything about the code that is no test: format, lint, types, who imports whom, texts, cards, promises.
A line for each; what fails shows why. It takes no options: each check is a command of its own too,
such as npm run check:locales.
`;

/** What `npm run check` looks at, in the order in which a fault is cheapest to mend. */
const CHECKS = [
  'check:format',
  'lint',
  'typecheck',
  'check:imports',
  'check:locales',
  'check:flex',
  'check:promises',
  'check:mutants',
] as const;

/** dependency-cruiser says "no violations (0 modules)" when its parser is missing: that is no clean house. */
const MODULES_MIN = 100;

function run(name: string): boolean {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', name], {
    encoding: 'utf8',
  });
  const output = `${stdout}${stderr}`;
  const ok = status === 0 && (name !== 'check:imports' || sawModules(output));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
  if (!ok) process.stdout.write(`${output}\n`);
  return ok;
}

function sawModules(output: string): boolean {
  const modules = Number(/\((\d+) modules/.exec(output)?.[1] ?? '0');
  if (modules < MODULES_MIN) process.stdout.write(`check:imports saw only ${modules} modules\n`);
  return modules >= MODULES_MIN;
}

await runCommand({
  name: 'check',
  usage: USAGE,
  options: {},
  async run() {
    return CHECKS.filter((name) => !run(name)).length > 0 ? 1 : 0;
  },
});
