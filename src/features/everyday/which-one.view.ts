import { nearest, type Intent } from '../../conversation/interpreter/index.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Choice, View } from '../../conversation/view.ts';

/** One reading alone is offered only when the words that tell say it together. */
const WORTH_OFFERING = 0.5;
/** Not for a guess: ฟันโยกอยากถอน is about a tooth. */
const MOVES_MONEY: ReadonlySet<Intent> = new Set<Intent>(['deposit', 'withdraw']);

/** Types the plain words for a matter, which are read as nothing else. */
const meant = (intent: Intent): Choice => {
  const label = `everyday.meant.${intent}`;
  return { label, act: { do: 'say', text: { t: label } } };
};

/** Two readings are near: two buttons, and nothing is done before one is pressed. */
export function whichOne({ interpreter }: TurnContext, text: string): View | undefined {
  const near = nearest(interpreter.weigh(text));
  return near && { kind: 'text', key: 'everyday.which_one', choices: near.map(meant) };
}

/**
 * The matter that the words may be about, though they were not understood; none that is below
 * already under the same words.
 */
export function perhapsMeant(
  ctx: TurnContext,
  text: string,
  below: readonly Choice[],
): readonly Choice[] {
  const [best] = ctx.interpreter.weigh(text);
  if (!best || best.weight < WORTH_OFFERING || MOVES_MONEY.has(best.intent)) return [];
  const choice = meant(best.intent);
  const shown = below.map(({ label, params }) => ctx.words(label, params));
  return shown.includes(ctx.words(choice.label)) ? [] : [choice];
}
