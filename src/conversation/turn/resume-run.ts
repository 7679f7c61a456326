import type { Session } from '../../ports/stores/sessions-store.ts';
import type { Registry } from '../registry.ts';
import type { View } from '../view.ts';

/**
 * A stored dialogue as today's program reads it: as it was, upgraded, or dropped with a word;
 * never misread.
 */
export function resumeRun(
  registry: Registry,
  session: Session,
): { session: Session; dropped: readonly View[] } {
  const { run } = session;
  if (!run) return { session, dropped: [] };
  const flow = registry.flows.get(run.flow);
  const upgraded = flow?.upgrade(run.version, run.step, run.data);
  if (!flow || !upgraded) {
    const view: View = { kind: 'text', key: 'conversation.dropped' };
    return { session: { ...session, run: null }, dropped: [view] };
  }
  if (run.version === flow.version) return { session, dropped: [] };
  const current = { ...run, ...upgraded, version: flow.version, rev: run.rev + 1, trail: [] };
  return { session: { ...session, run: current }, dropped: [] };
}
