import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildFeatures } from '../../src/composition/features.ts';
import { plainText } from '../../src/domain/plain-text.ts';
import type { Happening } from '../../src/ports/inbound.ts';
import type { RenderedMessage } from '../../src/ports/messenger.ts';
import type { Json } from '../../src/ports/stores/sessions-store.ts';
import type { TestBot } from '../support/bot.ts';
import { faultsOf } from '../support/sound-answer.ts';
import {
  putInto,
  readStored,
  runOf,
  startForStored,
  type StoredDialogue,
} from '../support/stored-dialogues.ts';
import { GROUP } from '../support/world.ts';

/** What no question asks for: out of range, of the wrong kind, days that do not exist, hostile. */
const WORDS = [
  '-5',
  '0',
  '๐',
  '100000000000000000000',
  '1.234',
  '12,34',
  '1e9',
  '0x10',
  'NaN',
  '31 ก.พ. 2569',
  '2569-13-45',
  '5 ธ.ค. 2599',
  '29/02/2568',
  '99:99',
  '9999',
  '1/0',
  '33.33 33.33',
  '١٢٣',
  '😀😀😀',
  'ก'.repeat(5_000),
  'http://example.org/x',
  '<script>alert(1)</script>',
  '{{name}} ${name} %s',
  '\u202Eฌฆฬ\u202C',
  'ก\u0000ข\u0007\u200Bค',
  '__proto__',
  "'; DROP TABLE ledger_entries; --",
  '\n\n\n.\n\n',
];
const THINGS: Happening[] = [
  { kind: 'sticker', messageId: 'bad-sticker' },
  { kind: 'audio', messageId: 'bad-audio' },
  { kind: 'video', messageId: 'bad-video' },
  { kind: 'file', messageId: 'bad-file' },
  { kind: 'location', messageId: 'bad-location' },
  { kind: 'press', token: '' },
  { kind: 'press', token: 'forged.AAAAAAAAAAAAAAAAAAAAAA' },
];
/** Not to be shown to anybody: they turn, hide or cut what stands beside them. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u202A-\u202E\u2066-\u2069]/;

let bot: TestBot;
beforeAll(async () => {
  bot = await startForStored();
});
afterAll(() => bot.stop());

let placed = 0;

const entries = async (): Promise<number> => (await bot.core.uow.read.ledger.head(GROUP))?.seq ?? 0;

/** What the dialogue knew before it still knows, or it has gone on with another answer. */
function lost(before: Json, after: Json): string[] {
  const was = before as Record<string, Json>;
  const is = after as Record<string, Json>;
  return Object.keys(was).filter((key) => was[key] !== null && is[key] === null);
}

/** Any words are an answer to these, and the last of their dialogue. */
const TAKES_ANY_WORDS = new Set(['handover.answer-person answer', 'handover.ask-person question']);
/** The answer `no` by number, as the card says. */
const NO = new Set(['0', '๐']);

/** A destructive question is asked once; `0` says no. */
function mayEnd({ flow, step }: StoredDialogue, given: string | Happening): boolean {
  if (bot.core.registry.flows.get(flow)?.asksOnce(step)) return true;
  if (typeof given !== 'string') return false;
  return TAKES_ANY_WORDS.has(`${flow} ${step}`) || NO.has(given);
}

/** What a person typed may be quoted back; it is not the bot's own text. */
function withoutEcho(
  messages: readonly RenderedMessage[],
  given: string | Happening,
): RenderedMessage[] {
  if (typeof given !== 'string') return [...messages];
  if (!given.includes('NaN') && !given.includes('{{')) return [...messages];
  const quoted = JSON.stringify(given).slice(1, -1);
  return JSON.parse(JSON.stringify(messages).replaceAll(quoted, '…')) as RenderedMessage[];
}

async function faultsWith(stored: StoredDialogue, given: string | Happening): Promise<string[]> {
  placed += 1;
  await putInto(bot, stored, placed);
  const before = await entries();
  const answer: RenderedMessage[] =
    typeof given === 'string'
      ? await bot.says(stored.who, plainText(given))
      : await bot.happens(stored.who, given);
  const faults = faultsOf(withoutEcho(answer, given));
  const words = bot.words(answer);
  if (CONTROLS.test(words)) faults.push(`control characters in: ${words}`);
  if ((await entries()) !== before) faults.push('an entry was written');
  const run = await runOf(bot, stored.who);
  if (run?.flow === stored.flow) {
    for (const key of lost(stored.data, run.data)) faults.push(`${key} was lost`);
  } else if (!mayEnd(stored, given)) faults.push(`the dialogue is gone: ${words}`);
  const said = typeof given === 'string' ? JSON.stringify(given.slice(0, 40)) : given.kind;
  return faults.map((fault) => `${said}: ${fault}`);
}

describe('bad input at every step of every dialogue: told, nothing written, nothing lost', () => {
  const { flows } = buildFeatures();
  const current = readStored().filter(({ flow, version }) => flows.get(flow)?.version === version);
  test.each(current.map((stored) => [`${stored.flow} ${stored.step}`, stored] as const))(
    '%s',
    async (_name, stored) => {
      const faults: string[] = [];
      for (const given of [...WORDS, ...THINGS]) faults.push(...(await faultsWith(stored, given)));
      expect(faults).toEqual([]);
    },
    60_000,
  );
});
