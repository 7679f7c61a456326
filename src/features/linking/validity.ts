import { stepChoice } from '../../conversation/choices.ts';
import type { Input } from '../../conversation/flow/input.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Choice } from '../../conversation/view.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';
import { PAPER_DAYS_MAX } from './limits.ts';
import { SCREEN } from './typed-words.ts';

const OFFERED = [1, 3, PAPER_DAYS_MAX];

/** How a code is handed over, and so how long it works: on a screen now, or on paper for some days. */
export const validityChoices = (): Choice[] => [
  stepChoice('linking.issue.screen', '0'),
  ...OFFERED.map((days) => stepChoice('linking.issue.paper', String(days), { count: days })),
];

/** @returns 0 for the screen, 1–7 days for paper; undefined for anything else */
export function readValidity(ctx: TurnContext, input: Input): number | undefined {
  if (input.kind === 'choice') return /^[0-7]$/.test(input.value) ? Number(input.value) : undefined;
  if (input.kind !== 'text') return undefined;
  const text = asciiDigits(input.text.trim());
  if (SCREEN.test(text)) return 0;
  const days = /^(?:กระดาษ|paper)?\s*(\d)\s*(?:วัน|days?)?$/i.exec(text)?.[1];
  const count = days === undefined ? ctx.interpreter.count(text) : Number(days);
  return count !== undefined && count >= 1 && count <= PAPER_DAYS_MAX ? count : undefined;
}
