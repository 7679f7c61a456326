import { examine } from '../src/composition/doctor/examine.ts';
import type { Finding } from '../src/composition/doctor/finding.ts';
import { print, printJson } from './lib/print.ts';
import { runCommand, type ExitCode } from './lib/run-command.ts';

const CHECK_WIDTH = 16;
const USAGE = `usage: npm run --silent doctor [-- --json]
Looks at each thing that the bot needs (environment, store, LINE), one line each, and says what to
do about what is wrong. Changes nothing; may run beside the bot.
exit 0: nothing is wrong, 1: something is (FAIL), 2: wrong usage
`;

await runCommand({
  name: 'doctor',
  usage: USAGE,
  options: { json: { type: 'boolean' } },
  run: ({ json = false }) => look(json),
});
// A call to LINE that never came back would keep the process; what was written leaves first.
process.stdout.write('', () => process.exit());

async function look(asJson: boolean): Promise<ExitCode> {
  const findings: Finding[] = [];
  const { env } = process;
  const nodeVersion = process.versions.node;
  for await (const finding of examine({ env, nodeVersion, now: Date.now })) {
    findings.push(finding);
    if (!asJson) print(lineOf(finding));
  }
  const failed = findings.filter(({ state }) => state === 'fail').length;
  if (asJson) printJson({ ok: failed === 0, findings });
  else process.stderr.write(failed === 0 ? 'nothing is wrong\n' : `${failed} to be mended\n`);
  return failed === 0 ? 0 : 1;
}

function lineOf({ check, state, says, todo }: Finding): string {
  const mark = (state === 'fail' ? 'FAIL' : state).padEnd(4);
  const oneLine = [says, todo].filter(Boolean).join(' → ').replaceAll(/\s+/g, ' ');
  return `${mark}  ${check.padEnd(CHECK_WIDTH)} ${oneLine}`;
}
