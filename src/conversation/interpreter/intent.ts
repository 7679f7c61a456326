import { TagAlphabet, type Pattern } from './pattern.ts';
import type { Intent } from './reading.ts';
import { RULES } from './rules/index.ts';
import { TAG_GROUPS } from './rules/rule.ts';

export interface Decision {
  intent: Intent;
  fuzzy: boolean;
}

interface CompiledRule extends Decision {
  when: Pattern;
  not: readonly Pattern[];
}

/** The rule book as regular expressions over tag characters. */
export interface RuleBook {
  alphabet: TagAlphabet;
  rules: readonly CompiledRule[];
}

export function compileRules(): RuleBook {
  const alphabet = new TagAlphabet(TAG_GROUPS);
  const rules = RULES.map((rule) => ({
    intent: rule.intent,
    fuzzy: rule.fuzzy ?? false,
    when: alphabet.compile(rule.when),
    not: (rule.not ?? []).map((pattern) => alphabet.compile(pattern)),
  }));
  return { alphabet, rules };
}

/** The first rule that the tags meet, or `unknown`. */
export function decide(book: RuleBook, tags: readonly string[]): Decision {
  const text = book.alphabet.encode(tags);
  for (const rule of book.rules) {
    if (rule.when.test(text) && !rule.not.some((pattern) => pattern.test(text))) return rule;
  }
  return { intent: 'unknown', fuzzy: false };
}

/** Every rule that the tags meet, in their order; the first one decides. */
export function decideAll(book: RuleBook, tags: readonly string[]): Decision[] {
  const text = book.alphabet.encode(tags);
  return book.rules.filter(
    (rule) => rule.when.test(text) && !rule.not.some((pattern) => pattern.test(text)),
  );
}
