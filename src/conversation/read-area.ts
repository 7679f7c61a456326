import type { Input } from './flow/input.ts';
import { plain } from './flow/typed-choice.ts';
import type { TurnContext } from './turn-context.ts';

/** What stands before the name of a district or tambon; หมู่ does not: a village is neither. */
const BEFORE_NAME = /^(?:อำเภอ|อ\.|ตำบล|ต\.|(?:district|tambon)(?: of)?\b)\s*/i;

/** The area, of those to choose from, whose name was typed. @returns its code */
export function readArea(
  ctx: TurnContext,
  input: Input,
  codes: readonly string[],
): string | undefined {
  if (input.kind !== 'text') return undefined;
  const typed = plain(input.text.trim().replace(BEFORE_NAME, ''));
  return codes.find((code) => plain(ctx.words(`areas.${code}`)) === typed);
}
