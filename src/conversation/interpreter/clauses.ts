import { decide, type Decision, type RuleBook } from './intent.ts';
import type { Intent } from './reading.ts';
import { COURTESY_TAGS, withFinalQuestion, type TaggedToken } from './sentence.ts';

const COMMANDS: ReadonlySet<Intent> = new Set(['deposit', 'withdraw', 'pledge-change']);
const COURTESY: ReadonlySet<Intent> = new Set([
  'unknown',
  'greeting',
  'thanks',
  'yes',
  'no',
  'help',
]);
const ASKING = new Set([
  'how-much',
  'how-many',
  'when',
  'where',
  'who',
  'why',
  'what',
  'yes-no',
  'yet',
]);
const MOVES = new Set([
  'deposit',
  'send',
  'pay',
  'save',
  'withdraw',
  'draw',
  'transfer',
  'borrow',
  'lend',
]);

const OBJECTS = new Set(['money', 'pledge', 'amount', 'negated-amount', 'named-month']);

/** What a message means that may say several things, or say what it does not mean. */
export function decideMessage(book: RuleBook, content: readonly TaggedToken[]): Decision {
  const request = withoutCourtesy(content);
  if (request.length > 0 && request.length < content.length) {
    const decision = decideRequest(book, request);
    if (decision.intent !== 'unknown') return decision;
  }
  return decideRequest(book, content);
}

/** สวัสดี and ขอบคุณ around a request, and whom it is said to: แอดมินคะ … */
function withoutCourtesy(content: readonly TaggedToken[]): TaggedToken[] {
  const words = content.filter(({ tag }) => !COURTESY_TAGS.has(tag));
  const isCalled = words[0]?.tag === 'person' && words[1]?.afterSpace === true;
  return isCalled ? words.slice(1) : words;
}

function decideRequest(book: RuleBook, said: readonly TaggedToken[]): Decision {
  const content = withFinalQuestion(said);
  const whole = decide(book, tagsOf(content));
  if (whole.intent === 'correct' || whole.intent === 'dispute') return whole;
  return notThisButThat(book, content) ?? severalThings(book, content, whole) ?? whole;
}

/** `ฝากไม่ใช่ถอน` is ฝาก, `ไม่ใช่ฝาก ถอน` is ถอน; both to be confirmed. */
function notThisButThat(book: RuleBook, content: readonly TaggedToken[]): Decision | undefined {
  const at = content.findIndex(({ tag }) => tag === 'not-be');
  if (at < 0) return undefined;
  if (at > 0) {
    const meant = decide(book, tagsOf(content.slice(0, at)));
    return COURTESY.has(meant.intent) ? undefined : { intent: meant.intent, fuzzy: true };
  }
  if (!MOVES.has(content[1]?.tag ?? '')) return undefined;
  const rest = content.slice(2).filter(({ tag }) => !OBJECTS.has(tag));
  if (rest.length === 0) return { intent: 'no', fuzzy: false };
  return { intent: decide(book, tagsOf(rest)).intent, fuzzy: true };
}

/** Of several things the one that moves money only if it is a command; otherwise the question wins. */
function severalThings(
  book: RuleBook,
  content: readonly TaggedToken[],
  whole: Decision,
): Decision | undefined {
  const clauses = splitClauses(content)
    .map((clause) => ({ clause, decision: decide(book, tagsOf(clause)) }))
    .filter(({ decision }) => !COURTESY.has(decision.intent));
  const intents = new Set(clauses.map(({ decision }) => decision.intent));
  if (intents.size < 2) return undefined;
  const commands = clauses.filter(({ decision }) => COMMANDS.has(decision.intent));
  const others = clauses.filter(({ decision }) => !COMMANDS.has(decision.intent));
  const [command] = commands;
  if (!command) return COMMANDS.has(whole.intent) ? others[0]?.decision : undefined;
  if (new Set(commands.map(({ decision }) => decision.intent)).size > 1) {
    return { intent: others[0]?.decision.intent ?? 'unknown', fuzzy: true };
  }
  const asks = others.some(({ clause }) => clause.some(({ tag }) => ASKING.has(tag)));
  const isStated =
    command.clause.some(
      ({ tag }) => tag === 'amount' || tag === 'pledge' || tag === 'named-month',
    ) &&
    (!asks || command.clause.some(({ tag }) => tag === 'want' || tag === 'will'));
  return isStated ? command.decision : others[0]?.decision;
}

/** At และ, แล้วก็, at a แล้ว in the middle, and at a space after something complete. */
function splitClauses(content: readonly TaggedToken[]): TaggedToken[][] {
  const sentences: TaggedToken[][] = [[]];
  content.forEach((token, at) => {
    const isThen = token.tag === 'already' && at > 0 && at < content.length - 1;
    if (token.tag === 'and' || isThen) sentences.push([]);
    else sentences.at(-1)?.push(token);
  });
  return sentences.filter((sentence) => sentence.length > 0).flatMap(splitAtSpaces);
}

/** A clause of one word belongs to its neighbour: people who dictate have a space after every word. */
function splitAtSpaces(content: readonly TaggedToken[]): TaggedToken[][] {
  const clauses: TaggedToken[][] = [];
  for (const token of content) {
    const last = clauses.at(-1);
    if (last && (!token.afterSpace || last.length < 2)) last.push(token);
    else clauses.push([token]);
  }
  const [tail, before] = [clauses.at(-1), clauses.at(-2)];
  if (tail?.length === 1 && before) {
    before.push(...tail);
    clauses.pop();
  }
  return clauses;
}

function tagsOf(content: readonly TaggedToken[]): string[] {
  return content.map(({ tag }) => tag);
}
