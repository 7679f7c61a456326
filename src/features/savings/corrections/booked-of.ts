import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { CorrectData } from './correct-data.ts';
import { bookedAt, type BookedEntry } from './correctable.ts';

/** The entry under correction; it cannot go away. */
export async function bookedOf(ctx: TurnContext, data: CorrectData): Promise<BookedEntry> {
  const booked = await bookedAt(ctx.stores, data.groupId, data.seq ?? 0);
  if (!booked) throw new Error('a correction of no entry');
  return booked;
}
