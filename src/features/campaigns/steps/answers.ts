import { BACK, CANCEL, stepChoice } from '../../../conversation/choices.ts';
import type { RunInfo } from '../../../conversation/flow/flow.ts';
import type { Input } from '../../../conversation/flow/input.ts';
import type { Choice, Params, View } from '../../../conversation/view.ts';
import { asciiDigits } from '../../../domain/ascii-digits.ts';
import { dateAt, timeOfDayAt } from '../../../domain/bangkok-time.ts';
import { firstAllowed } from '../quiet-hours.ts';

/** At night: the first moment after it, in place of sending at once. */
export function firstTime(now: number): Choice {
  const first = firstAllowed(now);
  const { hour } = timeOfDayAt(first);
  const day = dateAt(first) === dateAt(now) ? 'today' : 'tomorrow';
  return stepChoice(`campaigns.when.first_${day}`, 'first', { hour });
}

/** A button that types its label: good under any message, not only where the step asks. */
export const said = (key: string): Choice => ({ label: key, act: { do: 'say', text: { t: key } } });
/** Ways out of every step but the first. */
export const LEAVE: readonly Choice[] = [BACK, CANCEL];

export const ask = (name: string, choices: readonly Choice[], params?: Params): View => ({
  kind: 'text',
  key: `campaigns.${name}`,
  ...(params && { params }),
  choices,
});

/** A word without buttons of its own: those of the step stay under it. */
export const tell = (name: string, params?: Params): View => ({
  kind: 'text',
  key: `campaigns.${name}`,
  ...(params && { params }),
});

/** A hint that says more the second time. Needs both `campaigns.<name>` and `campaigns.<name>_again`. */
export const hint = (name: string, run: RunInfo, params?: Params): View => ({
  kind: 'text',
  key: `campaigns.${name}${run.attempt > 0 ? '_again' : ''}`,
  ...(params && { params }),
});

/** Typed words as they are compared: ASCII digits, lower case, single spaces. */
export const plain = (text: string): string =>
  asciiDigits(text.normalize('NFC')).toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * Which of a step's options was meant: its button, its number in the order shown, or words for it.
 * @param words option → how people type it
 */
export function chosen<V extends string>(
  input: Input,
  words: Readonly<Record<V, RegExp>>,
): V | undefined {
  const values = Object.keys(words) as V[];
  if (input.kind === 'choice') return values.find((value) => value === input.value);
  if (input.kind !== 'text') return undefined;
  const text = plain(input.text);
  const byNumber = /^\d{1,2}$/.test(text) ? values[Number(text) - 1] : undefined;
  return byNumber ?? values.find((value) => words[value].test(text));
}
