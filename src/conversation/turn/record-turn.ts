import type { Run } from '../../ports/stores/sessions-store.ts';
import type { Turn } from '../../ports/stores/turns-store.ts';
import type { Handled } from '../dispatch/handled.ts';
import type { TurnContext } from '../turn-context.ts';

type Part = Pick<Turn, 'runId' | 'flow' | 'fromStep' | 'toStep' | 'outcome'>;

/**
 * Lines for the funnel: one for each dialogue that the event moved, so one that is left for another
 * is seen to end and the other to begin. What happens outside of a dialogue is told by the inbox.
 */
export async function recordTurn(
  ctx: TurnContext,
  before: Run | null,
  handled: Handled,
): Promise<void> {
  for (const [at, part] of partsOf(before, handled).entries()) {
    const eventId = at === 0 ? ctx.eventId : `${ctx.eventId}+${at}`;
    await ctx.stores.turns.add({ eventId, ...part, lang: ctx.person.lang, at: ctx.now });
  }
}

function partsOf(before: Run | null, { run, ended, outcome }: Handled): Part[] {
  const parts: Part[] = [];
  if (before && run?.runId === before.runId) {
    parts.push({ ...nameOf(before), fromStep: before.step, toStep: run.step, outcome });
  } else {
    for (const over of ended) {
      const fromStep = over.runId === before?.runId ? before.step : null;
      parts.push({ ...nameOf(over), fromStep, toStep: null, outcome: over.how });
    }
    if (run) parts.push({ ...nameOf(run), fromStep: null, toStep: run.step, outcome: 'moved' });
  }
  return parts;
}

const nameOf = ({ runId, flow }: Pick<Run, 'runId' | 'flow'>) => ({ runId, flow });
