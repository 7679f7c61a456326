import { decideMessage } from './clauses.ts';
import { decideAll, type Decision, type RuleBook } from './intent.ts';
import type { Intent, Weighed } from './reading.ts';
import type { TaggedToken } from './sentence.ts';

/** How sure each way to read is, 0 to 1. */
const CERTAIN = 1;
const GUESSED = 0.6;
const OTHER_RULE = 0.4;
const KEY_WORDS = 0.5;
const ONE_WORD = 0.35;
/** What stands around the words that tell. */
const TALK = new Set(['unknown', 'word', 'decoy', 'number', 'mark', 'vocative', 'classifier']);
const NO_MATTER: ReadonlySet<Intent> = new Set<Intent>([
  'unknown',
  'yes',
  'no',
  'cancel',
  'back',
  'greeting',
  'thanks',
  'help',
  'menu',
]);
/** The gap between two readings below which a person is asked which one was meant. */
const NEAR = 0.25;

/**
 * Everything that a message may mean, the surest first. What was decided for certain stands alone;
 * a guess has the next rule beside it; what was not understood has what its words
 * say each, unless they are everyday talk.
 */
export function weigh(
  book: RuleBook,
  content: readonly TaggedToken[],
  decision: Decision,
): Weighed[] {
  if (decision.intent !== 'unknown' && !decision.fuzzy) {
    const { intent } = decision;
    return NO_MATTER.has(intent) ? [] : [{ intent, weight: CERTAIN }];
  }
  const found = new Map<Intent, number>();
  const note = (intent: Intent, weight: number): void => {
    if (!NO_MATTER.has(intent)) found.set(intent, Math.max(weight, found.get(intent) ?? 0));
  };
  note(decision.intent, GUESSED);
  const tags = content.map(({ tag }) => tag);
  if (decision.intent !== 'unknown') {
    for (const { intent } of decideAll(book, tags)) note(intent, OTHER_RULE);
  } else if (!tags.includes('decoy')) {
    const telling = content.filter(({ tag }) => !TALK.has(tag));
    note(decideMessage(book, telling).intent, KEY_WORDS);
    for (const word of telling) note(decideMessage(book, [word]).intent, ONE_WORD);
  }
  return [...found]
    .map(([intent, weight]) => ({ intent, weight }))
    .toSorted((one, other) => other.weight - one.weight);
}

/** The first two readings, if neither is much surer than the other. */
export function nearest(weighed: readonly Weighed[]): readonly [Intent, Intent] | undefined {
  const [best, next] = weighed;
  return best && next && best.weight - next.weight < NEAR ? [best.intent, next.intent] : undefined;
}
