import { holdsShownCode, parseLinkCode } from '../../domain/link-code.ts';
import { readAmount } from './amounts.ts';
import { clean } from './clean.ts';
import { decideMessage } from './clauses.ts';
import { compileRules, type Decision, type RuleBook } from './intent.ts';
import type { Lexicon } from './lexicon.ts';
import { readMonths } from './months.ts';
import { groupNumbers, type NumberGroup } from './number-group.ts';
import { assignRoles, isLaughter } from './number-roles.ts';
import type { AmountReading, Intent, Interpreter, Reading } from './reading.ts';
import { segment } from './segment.ts';
import { contentOf, COURTESY_TAGS, isBare, isCommandOnly, sentenceKey } from './sentence.ts';
import { shapeOf } from './shape.ts';
import type { Token } from './token.ts';
import { weigh } from './weigh.ts';
import { compileVocabulary, type Vocabulary } from './vocabulary.ts';

interface Machine {
  vocabulary: Vocabulary;
  book: RuleBook;
  sentences: ReadonlyMap<string, Intent>;
}

interface Parsed {
  tokens: Token[];
  groups: NumberGroup[];
}

/** Longer texts are letters or news, not something said to the bot. */
const MAX_CHARACTERS = 1000;
const MAX_COUNT = 999n;
const LONG_WORD = 5;
const HUNDRED = 100n;

/**
 * Pure and deterministic: the same text, lexicon and day give the same reading.
 * @throws Error when the lexicon contradicts itself
 */
export function createInterpreter(lexicon: Lexicon): Interpreter {
  const vocabulary = compileVocabulary(lexicon);
  const sentences = new Map<string, Intent>();
  for (const { text, intent } of lexicon.sentences) {
    const key = sentenceKey(segment(vocabulary.trie, clean(text)));
    const known = sentences.get(key);
    if (known !== undefined && known !== intent) {
      throw new Error(`"${text}" is both ${known} and ${intent}`);
    }
    sentences.set(key, intent);
  }
  const machine = { vocabulary, book: compileRules(), sentences };
  return {
    read: (text, { today }) => read(machine, text, today),
    isCommand: (text) => isCommandOnly(segment(vocabulary.trie, clean(text))),
    weigh: (text) => {
      if (text.length > MAX_CHARACTERS) return [];
      const { tokens, groups } = parse(machine, text);
      const decision = decideIntent(machine, text, tokens, groups);
      return weigh(machine.book, contentOf(tokens, groups), decision);
    },
    shape: (text) => shapeOf(segment(vocabulary.trie, clean(text.slice(0, MAX_CHARACTERS)))),
    amount: (text) => amountOf(machine, text),
    months: (text, { today }) => {
      const { tokens, groups } = parse(machine, text);
      const months = readMonths(tokens, groups, today, 'nearest');
      return months.length > 0 ? months : undefined;
    },
    count: (text) => countOf(machine, text),
  };
}

function parse({ vocabulary }: Machine, text: string): Parsed {
  const tokens = segment(vocabulary.trie, clean(text.slice(0, MAX_CHARACTERS)));
  const groups = groupNumbers(tokens, vocabulary.numberKinds);
  assignRoles(tokens, groups, vocabulary.numberSpelling);
  return { tokens, groups };
}

function read(machine: Machine, text: string, today: string): Reading {
  if (text.length > MAX_CHARACTERS) return { intent: 'unknown', certainty: 'exact' };
  const { tokens, groups } = parse(machine, text);
  const decision = decideIntent(machine, text, tokens, groups);
  const { intent } = decision;
  const months = readMonths(tokens, groups, today, intent === 'deposit' ? 'nearest' : 'latest');
  const reading: Reading = { intent, certainty: decision.fuzzy ? 'fuzzy' : 'exact' };
  if (isBare(tokens) && (intent === 'yes' || intent === 'no' || intent === 'link')) return reading;
  if (intent === 'link' && isLinkCode(text, tokens)) return reading;
  const amount = readAmount(tokens, groups, months.length, intent);
  if (amount.kind === 'amount') reading.amountSatang = amount.satang;
  if (amount.kind === 'refused') reading.amountRefused = true;
  if (months.length > 0) reading.months = months;
  else addMonthCount(reading, groups);
  const members = new Set(groups.filter((g) => g.role === 'member').map(memberNoOf));
  const [memberNo] = members;
  if (memberNo !== undefined && members.size === 1) reading.memberNo = memberNo;
  return reading;
}

function decideIntent(
  machine: Machine,
  text: string,
  tokens: readonly Token[],
  groups: readonly NumberGroup[],
): Decision {
  const exact =
    machine.sentences.get(sentenceKey(tokens)) ??
    machine.sentences.get(sentenceKey(tokens, COURTESY_TAGS));
  if (exact) return { intent: exact, fuzzy: false };
  if (isLinkCode(text, tokens)) return { intent: 'link', fuzzy: false };
  const content = contentOf(tokens, groups);
  const { intent, fuzzy } = decideMessage(machine.book, content);
  const isEdited = intent !== 'unknown' && content.some(({ edited }) => edited);
  return { intent, fuzzy: fuzzy || isEdited };
}

/**
 * A code as it was shown, whatever stands around it, or one typed alone; words that we know are not
 * one, even if their letters happen to add up, as those of `deposit 5 THB` do.
 */
function isLinkCode(text: string, tokens: readonly Token[]): boolean {
  if (holdsShownCode(text)) return true;
  if (parseLinkCode(text) === undefined) return false;
  if (tokens.some(isLongWord)) return false;
  return tokens.some((token) => token.tag === 'literal' || token.tag === 'unknown');
}

/** Too long to lie in a random code, but for one in tens of thousands. */
const isLongWord = (token: Token): boolean =>
  token.tag !== 'literal' &&
  token.tag !== 'unknown' &&
  token.edit === 0 &&
  token.text.trim().length >= LONG_WORD;

function addMonthCount(reading: Reading, groups: readonly NumberGroup[]): void {
  const counts = new Set(
    groups.filter((g) => g.role === 'month-count' && g.hundredths).map((g) => g.hundredths ?? 0n),
  );
  const [count] = counts;
  if (count !== undefined && counts.size === 1) reading.monthCount = Number(count / HUNDRED);
}

function memberNoOf(group: NumberGroup): string {
  return group.digits ?? String((group.hundredths ?? 0n) / HUNDRED);
}

/** Where an amount is asked for, 555 may be one: it is asked again, not passed over as laughter. */
function amountOf(machine: Machine, text: string): AmountReading {
  const { tokens, groups } = parse(machine, text);
  const outcome = readAmount(tokens, groups, 0, 'unknown');
  if (outcome.kind === 'none' && groups.some(isLaughter)) return { kind: 'refused' };
  return outcome.kind === 'amount' ? outcome : { kind: outcome.kind };
}

function countOf(machine: Machine, text: string): number | undefined {
  const { groups } = parse(machine, text);
  const [only] = groups;
  if (groups.length !== 1 || only?.hundredths === undefined || only.hasUnit) return undefined;
  const count = only.hundredths / HUNDRED;
  return only.hundredths % HUNDRED === 0n && count <= MAX_COUNT ? Number(count) : undefined;
}
