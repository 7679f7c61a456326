import { maskName } from '../../src/domain/names/mask-name.ts';
import { splitTitle } from '../../src/domain/names/split-title.ts';
import type { RenderedMessage } from '../../src/ports/messenger.ts';
import { NAMES } from './world.ts';

/** What people read of a message, buttons and the echo of a press included; also a picker's or a copy's label. */
const READ = new Set(['altText', 'text', 'label', 'displayText']);
/** Codes that are the same in every language: link and check codes, a group's code, the bot's id, addresses. */
const CODES =
  /\b[0-9A-Z]{4}-[0-9A-Z]{4}(?:-[0-9A-Z]{3})?\b|\bBK-\d{4}-\d{3}\b|@sajja\b|https?:\/\/\S+/g;
const LATIN_OR_THAI = /[a-zก-๎]+(?:[ .][a-zก-๎]+)*/i;
/** A year of the English or the Thai calendar. */
const YEAR = /๒๐๒[๐-๙]|๒๕[๖๗][๐-๙]/;
/**
 * What stays in ASCII digits where ๐–๙ are wished: numbers of receipts, members and entries, digits
 * of the books, phone numbers.
 */
const COMPARED =
  /^\d{1,2}$|днусш \d+|\b25\d\d\/\d+|\b00\d\d\b|\b\d{4} \d{4}\b|\b0\d{2}-\d{3}-\d{4}\b/g;
const ASCII_DIGIT = /[0-9]+/;

const formsOf = (name: string): string[] => [name, maskName(name), splitTitle(name).name];
const WORLD: readonly string[] = NAMES.flatMap(formsOf);

/**
 * Words, and digits where ๐–๙ are wished, that come neither from a language of another script nor from data.
 * @param data what people of this bot wrote themselves and is shown to them again
 */
export function foreignWords(words: string, data: Iterable<string>): string | undefined {
  const own = [...WORLD, ...[...data].flatMap(formsOf)]
    .filter((one) => LATIN_OR_THAI.test(one))
    .toSorted((one, other) => other.length - one.length);
  const rest = own
    .reduce((left, one) => left.replaceAll(one, ''), words.replace(CODES, ''))
    .replace(COMPARED, '');
  return (LATIN_OR_THAI.exec(rest) ?? YEAR.exec(rest) ?? ASCII_DIGIT.exec(rest))?.[0];
}

/** Everything that a person reads of messages. */
export function readOf(messages: readonly RenderedMessage[]): string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, below] of Object.entries(value)) {
      if (typeof below === 'string' && READ.has(key)) found.push(below);
      look(below);
    }
  };
  look(messages);
  return found;
}
