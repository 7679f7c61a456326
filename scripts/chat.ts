import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { StoreRefusedError, StoreUnavailableError } from '../src/ports/records/errors.ts';
import { COMMANDS_HELP, obey } from './chat/commands.ts';
import { Conversation } from './chat/conversation.ts';
import { openSandbox, type OpenSandbox } from './chat/open-sandbox.ts';
import { Recorder } from './chat/recorder.ts';
import { formatScript } from './chat/format-script.ts';
import { createSimClient, SandboxError } from './chat/sim-client.ts';

const USAGE = `usage: npm run --silent chat -- [--as PERSON] [--url ORIGIN] [--lang th|en] [--record [--flow NAME]]
The bot in a terminal. Starts a sandbox of its own (DATA_DIR when that is set, demo data otherwise),
or talks to one that runs: --url http://127.0.0.1:3000
--record prints what was said as a script for test/flows/scripts on stdout, the chat on stderr; names
and figures are the demo's, so look it over. What can be typed:
${COMMANDS_HELP}exit 0: ended, 1: no sandbox, or a line that could not be done (when not a terminal), 2: wrong usage
`;

const OPTIONS = {
  as: { type: 'string', default: 'member' },
  url: { type: 'string' },
  lang: { type: 'string', default: 'th' },
  record: { type: 'boolean', default: false },
  flow: { type: 'string', default: 'name-of-the-flow' },
  help: { type: 'boolean', default: false },
} as const;

type Asked = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

const isTerminal = process.stdin.isTTY;

async function main(): Promise<number> {
  const asked = readArguments();
  if (typeof asked === 'number') return asked;
  const out = asked.record ? process.stderr : process.stdout;
  const say = (line: string): void => void out.write(`${line}\n`);
  let sandbox: OpenSandbox | undefined;
  try {
    sandbox = asked.url === undefined ? await openSandbox(process.env) : undefined;
    const recorder = asked.record
      ? new Recorder(asked.as, { flow: asked.flow, lang: asked.lang })
      : undefined;
    const client = createSimClient(asked.url ?? sandbox?.origin ?? '');
    const talk = new Conversation({ client, say, lang: asked.lang, recorder });
    await talk.begin(asked.as);
    const failed = await converse(talk, say, out);
    if (recorder) process.stdout.write(await formatScript(recorder.script()));
    return failed > 0 && !isTerminal ? 1 : 0;
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  } finally {
    await sandbox?.close();
  }
}

/** @returns how many lines could not be done */
async function converse(
  talk: Conversation,
  say: (line: string) => void,
  out: NodeJS.WritableStream,
): Promise<number> {
  if (isTerminal) say('/help shows what can be typed · พิมพ์ /help เพื่อดูคำสั่ง');
  const lines = createInterface({ input: process.stdin, output: out, terminal: isTerminal });
  lines.on('SIGINT', () => lines.close());
  let failed = 0;
  const prompt = (): void => {
    lines.setPrompt(`${talk.person}> `);
    if (isTerminal) lines.prompt();
  };
  prompt();
  for await (const line of lines) {
    if (!isTerminal) say(`${talk.person}> ${line}`);
    try {
      if (!(await obey(talk, line, say))) break;
    } catch (error) {
      failed += 1;
      say(`  ! ${explain(error)}`);
    }
    prompt();
  }
  lines.close();
  return failed;
}

function explain(error: unknown): string {
  if (error instanceof SandboxError) return error.message;
  if (error instanceof StoreRefusedError) return `${error.message}. ${error.advice}`;
  if (error instanceof StoreUnavailableError)
    return `the store cannot be reached: ${error.message}`;
  throw error;
}

function readArguments(): Asked | number {
  try {
    const { values } = parseArgs({ options: OPTIONS });
    if (values.lang !== 'th' && values.lang !== 'en') throw new Error('--lang is th or en');
    if (!values.help) return values;
    process.stdout.write(USAGE);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
}

process.stdout.on('error', () => process.exit(1)); // the reader has gone
const code = await main();
process.stdout.write('', () => process.exit(code));
