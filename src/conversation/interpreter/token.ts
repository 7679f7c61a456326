import type { ClassifierStrength } from './lexicon.ts';
import type { Literal } from './literal.ts';

/** A piece of the cleaned text with one meaning. */
export interface Token {
  /** What it stands for: a tag of the vocabulary, or `space`, `mark`, `unknown`, `literal`. */
  tag: string;
  text: string;
  start: number;
  end: number;
  /** How much typing error was forgiven; 0 for a word spelt as in the vocabulary. */
  edit: number;
  /** The value of a number word, the month of a month word. */
  value?: number;
  literal?: Literal;
  /** Set when the word can stand behind a number as its classifier. */
  counts?: ClassifierStrength;
}
