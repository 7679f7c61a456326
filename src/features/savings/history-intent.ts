import type { IntentHandler, Outcome } from '../../conversation/feature.ts';
import { showHistory } from './history.ts';
import { spanIn, spanRef } from './history-span.ts';
import { aboutSomebody } from './member-savings.ts';

/** The person's own entries, of the month or year that was named; or another member's. */
export const historyIntent: IntentHandler = (ctx, reading, text) => {
  const span = spanIn(text, reading, ctx.today);
  const own = (): Promise<Outcome> => showHistory(ctx, span ? `//${spanRef(span)}` : '');
  return aboutSomebody('history', own)(ctx, reading, text);
};
