import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import { readQuickEntry } from './quick-entry.ts';

/** Lines repeated word for word; more are counted. */
const LINES_SHOWN = 10;

/** Several deposits in one message: one is taken, the others are given back. */
export interface PastedLines {
  first: string;
  others: readonly string[];
}

/**
 * A list pasted or typed at once, a deposit a line. Undefined when no two lines hold a member and
 * money: one deposit may be written on two lines.
 */
export function pastedLines(ctx: TurnContext, text: string): PastedLines | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const deposits = lines.filter((line) => holdsMoney(ctx, line));
  const [first, second] = deposits;
  if (first === undefined || second === undefined) return undefined;
  const at = lines.indexOf(first);
  return { first, others: lines.filter((_, index) => index !== at) };
}

function holdsMoney(ctx: TurnContext, line: string): boolean {
  const reading = ctx.interpreter.read(line, { today: ctx.today });
  return readQuickEntry(ctx, line, reading)?.amount !== undefined;
}

/** Which lines were not taken, so that none is believed recorded. */
export const notTaken = ({ others }: PastedLines): View => ({
  kind: 'text',
  key: 'savings.deposit.one_at_a_time',
  params: {
    count: others.length,
    lines: {
      lines: [...others.slice(0, LINES_SHOWN), ...(others.length > LINES_SHOWN ? ['…'] : [])],
    },
  },
});
