import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { TRIES_MAX, TRIES_WINDOW_MS } from './limits.ts';

const MINUTE_MS = 60_000;

/** Whole minutes a person has to wait before the next code is looked at; 0 for none. */
export async function minutesToWait(ctx: TurnContext): Promise<number> {
  const tries = await ctx.stores.links.triesOf(ctx.person.personId);
  if (!tries || tries.count < TRIES_MAX) return 0;
  const left = tries.windowStart + TRIES_WINDOW_MS - ctx.now;
  return left <= 0 ? 0 : Math.ceil(left / MINUTE_MS);
}

/** Counts a wrong code. @returns how many more may be tried now */
export async function countWrongTry(ctx: TurnContext): Promise<number> {
  const { personId } = ctx.person;
  const tries = await ctx.stores.links.triesOf(personId);
  const current = tries && ctx.now < tries.windowStart + TRIES_WINDOW_MS ? tries : undefined;
  const count = (current?.count ?? 0) + 1;
  await ctx.stores.links.putTries({
    personId,
    windowStart: current?.windowStart ?? ctx.now,
    count,
  });
  if (count === TRIES_MAX) {
    await noteAudit(ctx, { verb: 'link', groupId: null, ref: personId, refused: 'too-many-tries' });
  }
  return Math.max(0, TRIES_MAX - count);
}
