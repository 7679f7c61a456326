import { ATTEMPTS_BEFORE_HELP, CHOICES_MAX, TRAIL_LENGTH_MAX } from '../../config/limits.ts';
import type { EndedRun, Run } from '../../ports/stores/sessions-store.ts';
import type { TurnContext } from '../turn-context.ts';
import type { Choice, View } from '../view.ts';
import { ASK_PERSON } from '../choices.ts';
import { isChoice } from './typed-choice.ts';
import type { Flow, Move, RunInfo, StartFlow } from './flow.ts';
import type { Input } from './input.ts';
import type { Json } from '../../ports/stores/sessions-store.ts';
import type { DeliveryCategory } from '../../domain/delivery/category.ts';

/** What became of a run by one answer. */
export type Advance =
  | {
      kind: 'waiting';
      run: Run;
      say: readonly View[];
      outcome: 'moved' | 'retried';
      fetch?: string;
    }
  | {
      kind: 'ended';
      ended: EndedRun;
      say: readonly View[];
      category?: DeliveryCategory;
      ref?: string;
      start?: StartFlow;
    }
  | { kind: 'not-an-answer' };

const infoOf = (run: Run): RunInfo => ({ runId: run.runId, attempt: run.attempts });

export const endRun = (run: Run, how: EndedRun['how'], now: number): EndedRun => ({
  runId: run.runId,
  flow: run.flow,
  how,
  endedAt: now,
});

/** Begins a flow; it may end at once (nothing to choose from, no right). */
export async function beginFlow(ctx: TurnContext, flow: Flow, params: Json): Promise<Advance> {
  const run: Run = {
    runId: ctx.ids.id(),
    flow: flow.name,
    version: flow.version,
    step: '',
    rev: 0,
    data: null,
    attempts: 0,
    trail: [],
    startedAt: ctx.now,
  };
  return apply(ctx, flow, run, await flow.begin(ctx, params, infoOf(run)));
}

/** The question of the step a run waits at, asked (again) with what is true now. */
export function askAgain(ctx: TurnContext, flow: Flow, run: Run): Promise<readonly View[]> {
  return flow.ask(ctx, run.step, run.data, infoOf(run));
}

/** Gives an answer to the step a run waits at. */
export async function answer(
  ctx: TurnContext,
  flow: Flow,
  run: Run,
  input: Input,
): Promise<Advance> {
  return apply(ctx, flow, run, await flow.accept(ctx, run.step, run.data, input, infoOf(run)));
}

/** One step back to an earlier answer; undefined at the first step. */
export async function goBack(ctx: TurnContext, flow: Flow, run: Run): Promise<Advance | undefined> {
  const previous = run.trail.at(-1);
  if (!previous) return undefined;
  const back: Run = {
    ...run,
    step: previous.step,
    data: previous.data,
    rev: run.rev + 1,
    attempts: 0,
    trail: run.trail.slice(0, -1),
  };
  return { kind: 'waiting', run: back, say: await askAgain(ctx, flow, back), outcome: 'moved' };
}

async function apply(ctx: TurnContext, flow: Flow, run: Run, move: Move<Json>): Promise<Advance> {
  switch (move.kind) {
    case 'to':
      return moveTo(ctx, flow, run, move);
    case 'retry':
      return retry(ctx, flow, run, move.say);
    case 'await-media':
      return { kind: 'waiting', run, say: move.say, outcome: 'moved', fetch: move.messageId };
    case 'not-an-answer':
      return move;
    case 'end': {
      const { say, category, ref, start } = move;
      return {
        kind: 'ended',
        ended: endRun(run, move.how ?? 'done', ctx.now),
        say,
        ...(category && { category }),
        ...(ref !== undefined && { ref }),
        ...(start && { start }),
      };
    }
  }
}

async function moveTo(
  ctx: TurnContext,
  flow: Flow,
  run: Run,
  move: Extract<Move<Json>, { kind: 'to' }>,
): Promise<Advance> {
  const next: Run = {
    ...run,
    step: move.step,
    data: move.data,
    rev: run.rev + 1,
    attempts: 0,
    trail: run.step
      ? [...run.trail, { step: run.step, data: run.data }].slice(-TRAIL_LENGTH_MAX)
      : [],
  };
  const question = await askAgain(ctx, flow, next);
  return { kind: 'waiting', run: next, say: [...(move.say ?? []), ...question], outcome: 'moved' };
}

/** The step stays; its buttons stay too, under the hint; after some tries a person is offered. */
async function retry(
  ctx: TurnContext,
  flow: Flow,
  run: Run,
  hints: readonly View[],
): Promise<Advance> {
  const next: Run = { ...run, attempts: run.attempts + 1 };
  const buttons = buttonsUnder((await askAgain(ctx, flow, next)).at(-1));
  const isStuck = next.attempts >= ATTEMPTS_BEFORE_HELP;
  const say = isStuck ? [...hints, STUCK] : hints;
  const offered = isStuck ? [...buttons.slice(0, CHOICES_MAX - 1), ASK_PERSON] : buttons;
  return { kind: 'waiting', run: next, say: withChoices(say, offered), outcome: 'retried' };
}

/** What can be pressed to answer: a card's own buttons, without those of its rows, and what is below it. */
export function buttonsUnder(question: View | undefined): readonly Choice[] {
  const own = question?.kind === 'card' ? Object.values(question.data).filter(isChoice) : [];
  return [...own, ...(question?.choices ?? [])].slice(0, CHOICES_MAX);
}

const STUCK: View = { kind: 'text', key: 'conversation.stuck' };

function withChoices(views: readonly View[], choices: readonly Choice[]): readonly View[] {
  const last = views.at(-1);
  if (!last || last.choices || choices.length === 0) return views;
  return [...views.slice(0, -1), { ...last, choices }];
}
