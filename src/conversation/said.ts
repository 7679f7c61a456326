import type { Input } from './flow/input.ts';
import type { Intent } from './interpreter/reading.ts';

/** Typed words that mean this, and nothing was guessed about them. */
const said =
  (intent: Intent) =>
  (input: Input): boolean =>
    input.kind === 'text' && input.reading.intent === intent && input.reading.certainty === 'exact';

const CHANGE = /^change$/i;

/** A button of this step. */
export const chose = (input: Input, value: string): boolean =>
  input.kind === 'choice' && input.value === value;

export const saidYes = said('yes');
export const saidNo = said('no');

/** What the confirming button of a summary says, pressed or typed. */
export const confirms = (input: Input): boolean => chose(input, 'confirm') || saidYes(input);

/** Something on the summary is to be corrected. */
export const corrects = (input: Input): boolean =>
  chose(input, 'change') ||
  said('correct')(input) ||
  (input.kind === 'text' && CHANGE.test(input.text.trim()));
