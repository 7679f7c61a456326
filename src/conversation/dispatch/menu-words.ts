import { plain, typedEntry } from '../flow/typed-choice.ts';
import type { Registry } from '../registry.ts';
import type { TurnContext } from '../turn-context.ts';

/**
 * The words of a menu in what was typed, if it is them and nothing else: an entry of the person's
 * own menu, or what a rich menu types or shows (then the words that its tap types).
 */
export function menuWords(
  ctx: TurnContext,
  { menu, taps }: Registry,
  text: string,
): string | undefined {
  if (typedEntry(ctx, menu, text)) return text;
  const typed = plain(text);
  for (const part of ['says', 'label']) {
    const tap = taps.find((entry) => plain(ctx.words(`menus.${entry}.${part}`)) === typed);
    if (tap !== undefined) return ctx.words(`menus.${tap}.says`);
  }
  return undefined;
}
