import { enableCompileCache } from 'node:module';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Reading } from '../src/conversation/interpreter/index.ts';

const USAGE = `npm run --silent interpret [-- --today YYYY-MM-DD]
Reads messages from stdin, one a line; prints one JSON object a line: what each means.
`;

// Before the rest is loaded: the next start skips stripping types and compiling.
enableCompileCache();
const { loadLexicon } = await import('../src/adapters/lexicon/load-lexicon.ts');
const { createInterpreter } = await import('../src/conversation/interpreter/index.ts');

const locales = new URL('../locales', import.meta.url).pathname;
const options = readOptions();
const interpreter = createInterpreter(loadLexicon(locales));
let waiting: string[] = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  waiting.push(show(interpreter.read(line, options)));
  if (waiting.length >= 500) flush();
}
flush();

function flush(): void {
  if (waiting.length > 0) process.stdout.write(`${waiting.join('\n')}\n`);
  waiting = [];
}

function show({ amountSatang, ...rest }: Reading): string {
  return JSON.stringify({
    ...rest,
    ...(amountSatang === undefined ? {} : { amountSatang: amountSatang.toString() }),
  });
}

function readOptions(): { today: string } {
  try {
    const { values } = parseArgs({
      options: { today: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) {
      process.stdout.write(USAGE);
      process.exit(0);
    }
    const today = values.today ?? todayInBangkok();
    if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) throw new Error('--today expects YYYY-MM-DD');
    return { today };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return process.exit(2);
  }
}

function todayInBangkok(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Bangkok' }).format(new Date());
}
