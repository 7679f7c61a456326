import { chiefRole } from '../../domain/roles/chief-role.ts';
import type { Inbound } from '../../ports/inbound.ts';
import type { Run } from '../../ports/stores/sessions-store.ts';
import type { Handled } from '../dispatch/handled.ts';
import type { TurnContext } from '../turn-context.ts';

const DAY_OF_MONTH = 8;
const EARLY_UNTIL = 10;
const MIDDLE_UNTIL = 20;

/**
 * Counts words that nobody understood, so that the vocabulary can grow: what they look like, in
 * which step, said by what sort of person, in which part of the month. Never what was said.
 */
export async function countMissed(
  ctx: TurnContext,
  before: Run | null,
  { what }: Inbound,
  { outcome }: Handled,
): Promise<void> {
  if (what.kind !== 'text' || (outcome !== 'unknown' && outcome !== 'retried')) return;
  const where = before ? `${before.flow}/${before.step}` : 'idle';
  const about = [where, chiefRole(ctx.actor), ctx.person.lang, partOfMonth(ctx.today)];
  const shape = [ctx.interpreter.shape(what.text), ...about].join(' | ');
  await ctx.stores.missed.count(shape, { day: ctx.today, eventId: ctx.eventId });
}

function partOfMonth(today: string): string {
  const day = Number(today.slice(DAY_OF_MONTH));
  if (day <= EARLY_UNTIL) return 'early';
  return day <= MIDDLE_UNTIL ? 'middle' : 'late';
}
