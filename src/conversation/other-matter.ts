import type { Input } from './flow/input.ts';

/** Words that are answers, or that every step hears anyway. */
const ANSWERS: ReadonlySet<string> = new Set(['unknown', 'yes', 'no', 'greeting', 'thanks']);

/**
 * In a step with buttons: words that clearly mean something else the bot can do, so that the rest
 * of the bot may answer them before the step asks again.
 */
export function isOtherMatter(input: Input): boolean {
  if (input.kind !== 'text') return input.kind === 'image' || input.kind === 'media-failed';
  const { intent, certainty } = input.reading;
  return certainty === 'exact' && !ANSWERS.has(intent);
}
