import type { Happening } from '../../ports/inbound.ts';
import type { Run, Session } from '../../ports/stores/sessions-store.ts';
import type { Button } from '../button.ts';
import type { Input } from '../flow/input.ts';
import { answer, askAgain } from '../flow/run-flow.ts';
import type { Registry } from '../registry.ts';
import type { TurnContext } from '../turn-context.ts';
import type { View } from '../view.ts';
import type { Handled } from './handled.ts';
import { openButton } from './open-button.ts';
import { flowOf, flowTitle, settleAdvance, settleOutcome } from './outcome.ts';

type Press = Extract<Happening, { kind: 'press' }>;

/** A button: it answers the step that showed it, or stands by itself, or is old, or is not ours. */
export async function handlePress(
  ctx: TurnContext,
  registry: Registry,
  session: Session,
  press: Press,
): Promise<Handled> {
  const button = openButton(ctx, press.token);
  if (!button) return notAButton(ctx, registry, session.run);
  if (button.kind === 'verb') return pressVerb(ctx, registry, session.run, button);
  const { run } = session;
  if (!run || run.runId !== button.runId) return pressEnded(ctx, registry, session, button);
  if (run.step !== button.step || run.rev !== button.rev) return oldCard(ctx, registry, run);
  const input: Input =
    press.picked === undefined
      ? { kind: 'choice', value: button.value }
      : { kind: 'picked', value: button.value, picked: press.picked };
  const advance = await answer(ctx, flowOf(registry, run.flow), run, input);
  // The step shows other buttons by now (a deploy, other facts): it is asked again.
  if (advance.kind === 'not-an-answer') return oldCard(ctx, registry, run);
  return settleAdvance(ctx, registry, advance);
}

async function oldCard(ctx: TurnContext, registry: Registry, run: Run): Promise<Handled> {
  const say: View = { kind: 'text', key: 'conversation.old_card' };
  return settleOutcome(ctx, registry, run, { say: [say], outcome: 'old-card' });
}

async function notAButton(ctx: TurnContext, registry: Registry, run: Run | null): Promise<Handled> {
  const say: View = { kind: 'text', key: 'conversation.not_a_button', choices: MENU_CHOICE };
  return settleOutcome(ctx, registry, run, { say: [say], outcome: 'not-a-button' });
}

const MENU_CHOICE = [
  { label: 'common.menu', act: { do: 'verb', verb: 'menu' } },
] as const satisfies View['choices'];

async function pressVerb(
  ctx: TurnContext,
  registry: Registry,
  run: Run | null,
  button: Extract<Button, { kind: 'verb' }>,
): Promise<Handled> {
  if (button.verb === 'resume') return resume(ctx, registry, run);
  const handler = registry.verbs.get(button.verb);
  if (!handler) return notAButton(ctx, registry, run);
  return settleOutcome(ctx, registry, run, await handler(ctx, button.ref));
}

async function resume(ctx: TurnContext, registry: Registry, run: Run | null): Promise<Handled> {
  if (run) {
    const say = await askAgain(ctx, flowOf(registry, run.flow), run);
    return { run, ended: [], say, category: 'answer', ref: '', outcome: 'resumed' };
  }
  const gone: View = { kind: 'text', key: 'conversation.nothing_to_resume', choices: MENU_CHOICE };
  return settleOutcome(ctx, registry, run, { say: [gone], outcome: 'old-card' });
}

/** A card of a dialogue that is over: say what became of it; nothing is done twice. */
async function pressEnded(
  ctx: TurnContext,
  registry: Registry,
  session: Session,
  button: Extract<Button, { kind: 'step' }>,
): Promise<Handled> {
  const ended = session.recent.find((run) => run.runId === button.runId);
  const booked = ended ? undefined : await recallForgotten(ctx, registry, button);
  if (booked)
    return settleOutcome(ctx, registry, session.run, { say: booked, outcome: 'old-card' });
  const flow = ended && registry.flows.get(ended.flow);
  const recalled = flow && ended.how === 'done' ? await flow.recall(ctx, button.runId) : undefined;
  const say: View = ended
    ? {
        kind: 'text',
        key: `conversation.ended_${ended.how}`,
        params: { flow: flowTitle(ended.flow) },
        choices: MENU_CHOICE,
      }
    : { kind: 'text', key: 'conversation.old_card', choices: MENU_CHOICE };
  const views = recalled ? [say, ...recalled] : [say];
  return settleOutcome(ctx, registry, session.run, { say: views, outcome: 'old-card' });
}

/** What a dialogue led to that is no longer among the person's latest, where the books can tell. */
async function recallForgotten(
  ctx: TurnContext,
  registry: Registry,
  { runId, step }: Extract<Button, { kind: 'step' }>,
): Promise<readonly View[] | undefined> {
  for (const flow of registry.flows.values()) {
    if (!flow.recallsForgotten || !flow.steps.includes(step)) continue;
    const views = await flow.recall(ctx, runId);
    if (views) return views;
  }
  return undefined;
}
