import { MINUTE_MS } from '../domain/durations.ts';
import type { TurnContext } from './turn-context.ts';
import { noteAudit } from './note-audit.ts';

/** Wrong codes of one person within the window; then they wait until it is over (reliability.md S4). */
export const TRIES_MAX = 5;
export const TRIES_WINDOW_MS = 15 * MINUTE_MS;

/** Wrong tries of one person within the window. */
export interface Tries {
  personId: string;
  windowStart: number;
  count: number;
}

/** One sort of code that could be guessed: how its tries are kept, and what the audit calls it. */
export interface Guarded {
  verb: string;
  triesOf(ctx: TurnContext): Promise<Tries | undefined>;
  putTries(ctx: TurnContext, tries: Tries): Promise<void>;
}

/** Whole minutes a person has to wait before the next code is looked at; 0 for none. */
export async function minutesToWait(ctx: TurnContext, guarded: Guarded): Promise<number> {
  const tries = await guarded.triesOf(ctx);
  if (!tries || tries.count < TRIES_MAX) return 0;
  const left = tries.windowStart + TRIES_WINDOW_MS - ctx.now;
  return left <= 0 ? 0 : Math.ceil(left / MINUTE_MS);
}

/** Counts a wrong code. @returns how many more may be tried now */
export async function countWrongTry(ctx: TurnContext, guarded: Guarded): Promise<number> {
  const { personId } = ctx.person;
  const tries = await guarded.triesOf(ctx);
  const current = tries && ctx.now < tries.windowStart + TRIES_WINDOW_MS ? tries : undefined;
  const count = (current?.count ?? 0) + 1;
  const windowStart = current?.windowStart ?? ctx.now;
  await guarded.putTries(ctx, { personId, windowStart, count });
  if (count === TRIES_MAX) {
    const about = { groupId: null, ref: personId, refused: 'too-many-tries' };
    await noteAudit(ctx, { verb: guarded.verb, ...about });
  }
  return Math.max(0, TRIES_MAX - count);
}
