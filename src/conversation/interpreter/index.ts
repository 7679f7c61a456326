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
export type { AmountReading, Intent, Interpreter, Reading } from './reading.ts';
