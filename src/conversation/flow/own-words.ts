import { chose, saidNo, saidYes } from '../said.ts';
import { BACK, CANCEL, stepChoice } from '../choices.ts';
import type { TurnContext } from '../turn-context.ts';
import type { View } from '../view.ts';
import type { Move, RunInfo, Step } from './flow.ts';
import { hintOf } from './form.ts';
import type { Input } from './input.ts';

/** A reason in somebody's own words, characters. */
const WORDS_MIN = 3;
const WORDS_MAX = 200;
/** One letter, however often, says nothing. */
const LETTERS_MIN = 2;

/** Words that can stand as a reason; undefined for what says nothing or is too long. */
export function readWords(text: string): string | undefined {
  const words = text.trim().replace(/\s+/g, ' ');
  const letters = new Set(words.match(/[\p{L}\p{N}]/gu));
  const fits = words.length >= WORDS_MIN && words.length <= WORDS_MAX;
  return fits && letters.size >= LETTERS_MIN ? words : undefined;
}

export interface OwnWords<D> {
  /** What was typed and is not agreed to yet. */
  typed(data: D): string;
  /** The data with other words. */
  withWords(data: D, words: string): D;
  /** Name of this step, and of the one whose buttons it stands beside. */
  step: string;
  buttons: string;
  /** Locale key of what is expected, with an example; `<hint>_more` says more the next time. */
  hint: string;
  onward(ctx: TurnContext, data: D): Promise<Move<D>> | Move<D>;
}

/** Words typed where buttons are offered are shown back and asked about once: they may be a slip. */
export function ownWordsStep<D>(own: OwnWords<D>): Step<D> {
  return {
    freeText: true,
    ask: async (_ctx, data) => [askWords(own.typed(data))],
    async accept(ctx, data, input, run) {
      if (chose(input, 'use') || saidYes(input)) return own.onward(ctx, data);
      if (chose(input, 'other') || saidNo(input)) return { kind: 'to', step: own.buttons, data };
      return takeWords(own, data, input, run);
    },
  };
}

/** To the question whether these words are meant; a hint for what cannot stand. */
export function takeWords<D>(
  own: Pick<OwnWords<D>, 'hint' | 'step' | 'withWords'>,
  data: D,
  input: Input,
  run: RunInfo,
): Move<D> {
  if (input.kind !== 'text') return { kind: 'not-an-answer' };
  const words = readWords(input.text);
  if (words === undefined) return hintOf(own.hint, run);
  return { kind: 'to', step: own.step, data: own.withWords(data, words) };
}

const askWords = (words: string): View => ({
  kind: 'text',
  key: 'conversation.own_words.ask',
  params: { words },
  choices: [
    stepChoice('conversation.own_words.use', 'use'),
    stepChoice('conversation.own_words.other', 'other'),
    BACK,
    CANCEL,
  ],
});
