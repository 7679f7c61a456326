import { AROUND_RULES, LANGUAGE_RULES } from './around.ts';
import { FIGURE_RULES } from './figures.ts';
import { PERSONAL_RULES } from './personal.ts';
import { BALANCE_RULES, COMMAND_RULES, QUESTION_RULES } from './savings.ts';
import { THING_RULES } from './things.ts';
import type { Rule } from './rule.ts';

/** All rules in the order in which they are tried; the first that is met decides. */
export const RULES: readonly Rule[] = [
  ...PERSONAL_RULES,
  ...LANGUAGE_RULES,
  ...FIGURE_RULES,
  ...THING_RULES,
  ...QUESTION_RULES,
  ...COMMAND_RULES,
  ...BALANCE_RULES,
  ...AROUND_RULES,
];
