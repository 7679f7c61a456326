import type { EndedRun, Run } from '../../ports/stores/sessions-store.ts';
import type { Outcome } from '../feature.ts';
import type { StartFlow } from '../flow/flow.ts';
import { askAgain, beginFlow, endRun, type Advance } from '../flow/run-flow.ts';
import type { Registry } from '../registry.ts';
import type { TurnContext } from '../turn-context.ts';
import type { Choice, View } from '../view.ts';
import type { Handled } from './handled.ts';
import { helpWithin } from './help-within.ts';

/** Dialogues may hand over to one another; a chain longer than this is a fault of ours. */
const HANDOVERS_MAX = 5;

/** Name of a flow for people: `savings.record-deposit` → `savings.flows.record_deposit`. */
export function flowTitle(flow: string): { t: string } {
  const [feature, verb = ''] = flow.split('.');
  return { t: `${feature}.flows.${verb.replaceAll('-', '_')}` };
}

export function flowOf(registry: Registry, name: string) {
  const flow = registry.flows.get(name);
  if (!flow) throw new Error(`no flow ${name}`);
  return flow;
}

/** Follows an advance to where the person has to answer next, through handovers. */
export async function settleAdvance(
  ctx: TurnContext,
  registry: Registry,
  first: Exclude<Advance, { kind: 'not-an-answer' }>,
): Promise<Handled> {
  let advance: Advance = first;
  const say: View[] = [];
  const ended: EndedRun[] = [];
  let about: Pick<Handled, 'category' | 'ref'> = { category: 'answer', ref: '' };
  for (let handovers = 0; handovers <= HANDOVERS_MAX; handovers += 1) {
    if (advance.kind === 'not-an-answer') throw new Error('a flow began with no answer');
    say.push(...advance.say);
    if (advance.kind === 'waiting') {
      const { run, outcome, fetch } = advance;
      return { run, ended, say, ...about, outcome, ...(fetch !== undefined && { fetch }) };
    }
    ended.push(advance.ended);
    about = { category: advance.category ?? about.category, ref: advance.ref ?? about.ref };
    if (!advance.start) return { run: null, ended, say, ...about, outcome: advance.ended.how };
    const { flow, params }: StartFlow = advance.start;
    advance = await beginFlow(ctx, flowOf(registry, flow), params);
  }
  throw new Error('flows hand over to one another without end');
}

/** Carries out what a handler outside the dialogue answered: a digression, or the start of a flow. */
export async function settleOutcome(
  ctx: TurnContext,
  registry: Registry,
  run: Run | null,
  outcome: Outcome,
): Promise<Handled> {
  const said = outcome.say ?? [];
  const about = {
    category: outcome.category ?? ('answer' as const),
    ref: outcome.ref ?? '',
    outcome: outcome.outcome ?? 'answered',
  };
  if (outcome.start) return startInstead(ctx, registry, run, outcome.start, said);
  if (!run) return { run, ended: [], say: said, ...about };
  const flow = flowOf(registry, run.flow);
  if (flow.asksOnce(run.step)) {
    const ended = [endRun(run, 'cancelled', ctx.now)];
    return { run: null, ended, say: [leftUndone(run), ...said], ...about };
  }
  if (outcome.outcome === 'menu') return { run, ended: [], say: withResume(said), ...about };
  const question = await askAgain(ctx, flow, run);
  const say =
    outcome.outcome === 'help'
      ? helpWithin(ctx, run, flowTitle(run.flow), question)
      : [...said, ...question];
  return { run, ended: [], say, ...about };
}

/** A destructive question that was not answered: it is not asked again. */
const leftUndone = (run: Run): View => ({
  kind: 'text',
  key: 'conversation.left_undone',
  params: { flow: flowTitle(run.flow) },
});

async function startInstead(
  ctx: TurnContext,
  registry: Registry,
  run: Run | null,
  start: StartFlow,
  said: readonly View[],
): Promise<Handled> {
  const first = await beginFlow(ctx, flowOf(registry, start.flow), start.params);
  if (first.kind === 'not-an-answer') throw new Error(`flow ${start.flow} began with no answer`);
  const next = await settleAdvance(ctx, registry, first);
  if (!run) return { ...next, say: [...said, ...next.say] };
  const left: View = {
    kind: 'text',
    key: 'conversation.left_for_another',
    params: { flow: flowTitle(run.flow) },
  };
  return {
    ...next,
    ended: [endRun(run, 'cancelled', ctx.now), ...next.ended],
    say: [...said, left, ...next.say],
  };
}

/** The menu in the middle of a dialogue: it can be gone on with, or left by choosing something else. */
function withResume(views: readonly View[]): readonly View[] {
  const last = views.at(-1);
  if (!last) return views;
  const resume: Choice = { label: 'conversation.resume', act: { do: 'verb', verb: 'resume' } };
  return [...views.slice(0, -1), { ...last, choices: [resume, ...(last.choices ?? [])] }];
}
