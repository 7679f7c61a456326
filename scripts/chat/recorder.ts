import { MINUTE_MS } from '../../src/domain/durations.ts';
import type { BotMessageItem } from '../../src/simulator/sim-api.ts';
import { readMessage } from './read-message.ts';

const SEEN_LENGTH = 40;
const OFFERED_MAX = 4;

/** People of the demo as the test world calls them (test/support/world.ts). */
const TEST_NAME: Readonly<Record<string, string>> = { 'member-of-two': 'both' };
const testName = (key: string): string =>
  TEST_NAME[key] ?? key.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

type Deed =
  { says: string } | { presses: string; picks?: string } | { picture: true } | { waits: string };

type Step = Record<string, unknown>;

/** Keeps a conversation as a script of test/flows/scripts: what was said, and what came of it. */
export class Recorder {
  private readonly steps: Step[] = [];
  private readonly first: string;
  private readonly about: { flow: string; lang: string };

  constructor(first: string, about: { flow: string; lang: string }) {
    this.first = first;
    this.about = about;
  }

  note(person: string, deed: Deed, answers: readonly BotMessageItem[]): void {
    const as = person === this.first ? {} : { as: testName(person) };
    this.steps.push({ ...as, ...deed, ...expectations(answers) });
  }

  waited(person: string, ms: number, answers: readonly BotMessageItem[]): void {
    const minutes = Math.round(ms / MINUTE_MS);
    const waits = minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
    if (minutes > 0) this.note(person, { waits }, answers);
  }

  /** What others were shown by the last step. */
  others(shown: Readonly<Record<string, readonly BotMessageItem[]>>): void {
    const last = this.steps.at(-1);
    const entries = Object.entries(shown).map(([key, items]) => [testName(key), keyWords(items)]);
    if (last && entries.length > 0) last['others'] = Object.fromEntries(entries);
  }

  /** As JSON on one line. */
  script(): string {
    const { flow, lang } = this.about;
    const as = testName(this.first);
    const script = { flow, about: 'recorded', lang, as, steps: this.steps };
    return JSON.stringify(script);
  }
}

function expectations(answers: readonly BotMessageItem[]): Step {
  if (answers.length === 0) return { silent: true };
  const buttons = answers.flatMap(({ message }) => readMessage(message, 1).buttons);
  const labels = buttons.map(({ label }) => label).slice(0, OFFERED_MAX);
  return { sees: keyWords(answers), ...(labels.length > 0 && { offers: labels }) };
}

/**
 * One phrase of each message that the wording decides: figures and names of the demo are not those
 * of the tests.
 */
function keyWords(items: readonly BotMessageItem[]): string[] {
  const phrases = items.map(({ message }) => {
    const { lines } = readMessage(message, 1);
    const words = lines.filter((line) => !/\[\d+\]/.test(line));
    const parts = words.flatMap((line) => line.replace(/^│ /, '').split(/[\d“”"─]+/));
    const usable = parts.map((part) => part.trim()).filter((part) => part !== '');
    return (usable[0] ?? '').slice(0, SEEN_LENGTH);
  });
  return phrases.filter((phrase) => phrase !== '');
}
