export { createInterpreter } from './interpreter.ts';
export type {
  Classifier,
  ClassifierStrength,
  Lexicon,
  LexiconWord,
  MonthWord,
  NumberKind,
  NumberWord,
} from './lexicon.ts';
export { INTENTS, isIntent } from './reading.ts';
export { nearest } from './weigh.ts';
export type { AmountReading, Intent, Interpreter, Reading, Weighed } from './reading.ts';
