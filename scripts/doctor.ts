import { parseArgs } from 'node:util';
import { examine } from '../src/composition/doctor/examine.ts';
import type { Finding } from '../src/composition/doctor/finding.ts';

const USAGE = `usage: npm run --silent doctor [-- --json]
Looks at each thing that the bot needs (environment, store, LINE), one line each, and says what to
do about what is wrong. Changes nothing; may run beside the bot.
exit 0: nothing is wrong, 1: something is (FAIL), 2: wrong usage
`;

const CHECK_WIDTH = 16;

async function main(): Promise<number> {
  const asked = readArguments();
  if (typeof asked === 'number') return asked;
  const findings: Finding[] = [];
  const { env } = process;
  const nodeVersion = process.versions.node;
  for await (const finding of examine({ env, nodeVersion, now: Date.now })) {
    findings.push(finding);
    if (!asked.json) process.stdout.write(`${lineOf(finding)}\n`);
  }
  const failed = findings.filter(({ state }) => state === 'fail').length;
  if (asked.json) process.stdout.write(`${JSON.stringify({ ok: failed === 0, findings })}\n`);
  else process.stderr.write(failed === 0 ? 'nothing is wrong\n' : `${failed} to be mended\n`);
  return failed === 0 ? 0 : 1;
}

function lineOf({ check, state, says, todo }: Finding): string {
  const mark = (state === 'fail' ? 'FAIL' : state).padEnd(4);
  const oneLine = [says, todo].filter(Boolean).join(' → ').replaceAll(/\s+/g, ' ');
  return `${mark}  ${check.padEnd(CHECK_WIDTH)} ${oneLine}`;
}

function readArguments(): { json: boolean } | number {
  try {
    const { values } = parseArgs({
      options: { json: { type: 'boolean', default: false }, help: { type: 'boolean' } },
    });
    if (!values.help) return { json: values.json };
    process.stdout.write(USAGE);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
}

process.stdout.on('error', () => process.exit(1)); // the reader has gone: `doctor | head`
const code = await main();
// A call that never came back would keep the process; what was written leaves first.
process.stdout.write('', () => process.exit(code));
