import type { Intent } from './reading.ts';

/** The vocabulary of all languages, as its files say it; compiled by createInterpreter. */
export interface Lexicon {
  words: LexiconWord[];
  numbers: NumberWord[];
  classifiers: Classifier[];
  months: MonthWord[];
  /** Whole messages with one meaning. */
  sentences: { text: string; intent: Intent }[];
}

export interface LexiconWord {
  text: string;
  /** What the word stands for in the rules, e.g. `deposit`, `how-much`, `decoy`. */
  tag: string;
  /** Months from now for `relative-month`, years for `relative-year`. */
  value?: number;
  /** A frequent misspelling: understood, but fuzzy. */
  isGuess?: boolean;
}

export interface NumberWord {
  text: string;
  value: number;
  /** digit: หนึ่ง…เก้า; unit: สิบ, ร้อย…; tail: เอ็ด; whole: ยี่สิบ, ซาว; zero: ศูนย์ */
  kind: NumberKind;
}

export type NumberKind = 'digit' | 'unit' | 'tail' | 'whole' | 'zero';

export interface MonthWord {
  text: string;
  /** 1–12 */
  month: number;
}

/** A word after a number that makes it a count of things, not money. */
export interface Classifier {
  text: string;
  /** weak: only when nothing follows it */
  strength: ClassifierStrength;
}

export type ClassifierStrength = 'strong' | 'weak';
