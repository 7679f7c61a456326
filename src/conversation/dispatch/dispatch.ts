import type { Inbound } from '../../ports/inbound.ts';
import type { Run, Session } from '../../ports/stores/sessions-store.ts';
import type { Input } from '../flow/input.ts';
import { answer, askAgain, endRun } from '../flow/run-flow.ts';
import type { Registry } from '../registry.ts';
import type { TurnContext } from '../turn-context.ts';
import type { View } from '../view.ts';
import { REMINDED, silent, type Handled } from './handled.ts';
import { flowOf, flowTitle, settleAdvance, settleOutcome } from './outcome.ts';
import { handlePress } from './press.ts';
import { handleWords, repeatPlease } from './words.ts';

/** What a person's event comes to: the next state of their dialogue and what to say. Stores nothing. */
export async function dispatch(
  ctx: TurnContext,
  registry: Registry,
  session: Session,
  inbound: Inbound,
): Promise<Handled> {
  const { what } = inbound;
  const { run } = session;
  // A message overtaken by a later one must not answer a question it was not meant for.
  const late = inbound.at < session.lastEventAt;
  switch (what.kind) {
    case 'text': {
      if (run && late) return repeatPlease(ctx, registry, run);
      const reading = ctx.interpreter.read(what.text, { today: ctx.today });
      return handleWords(ctx, registry, session, what.text, reading);
    }
    case 'press':
      return handlePress(ctx, registry, session, what);
    case 'image':
      if (run && late) return repeatPlease(ctx, registry, run);
      return handleInput(ctx, registry, run, what, { kind: 'image', messageId: what.messageId });
    case 'media-ready':
      if (run?.runId !== what.runId) return silent(run, 'media-unwanted');
      return handleInput(ctx, registry, run, what, { kind: 'media', mediaId: what.mediaId });
    case 'media-failed':
      if (run?.runId !== what.runId) return silent(run, 'media-unwanted');
      return handleInput(ctx, registry, run, what, { kind: 'media-failed', reason: what.reason });
    case 'wait-over':
      return handleWaitOver(ctx, registry, run, what);
    default:
      return handleHappening(ctx, registry, run, what);
  }
}

async function handleInput(
  ctx: TurnContext,
  registry: Registry,
  run: Run | null,
  what: Inbound['what'],
  input: Input,
): Promise<Handled> {
  if (run) {
    const advance = await answer(ctx, flowOf(registry, run.flow), run, input);
    if (advance.kind !== 'not-an-answer') return settleAdvance(ctx, registry, advance);
  }
  return handleHappening(ctx, registry, run, what);
}

async function handleHappening(
  ctx: TurnContext,
  registry: Registry,
  run: Run | null,
  what: Inbound['what'],
): Promise<Handled> {
  for (const handler of registry.happenings.get(what.kind) ?? []) {
    const outcome = await handler(ctx, what);
    if (outcome && !outcome.say && !outcome.start) return silent(run, outcome.outcome ?? what.kind);
    if (outcome) return settleOutcome(ctx, registry, run, outcome);
  }
  return silent(run, what.kind);
}

/**
 * A wait that ran out: reminds once, unless the question is asked once only, then ends with a word.
 * A stale one is a no-op.
 */
async function handleWaitOver(
  ctx: TurnContext,
  registry: Registry,
  run: Run | null,
  what: Extract<Inbound['what'], { kind: 'wait-over' }>,
): Promise<Handled> {
  if (!run || run.runId !== what.runId || run.rev !== what.rev) return silent(run, 'wait-stale');
  const about = { category: 'nudge', ref: `run/${run.runId}` } as const;
  const params = { flow: flowTitle(run.flow) };
  const flow = flowOf(registry, run.flow);
  if (what.what === 'remind' && !flow.asksOnce(run.step)) {
    const still: View = { kind: 'text', key: 'conversation.still_there', params };
    const question = await askAgain(ctx, flow, run);
    return { run, ended: [], say: [still, ...question], ...about, outcome: REMINDED };
  }
  const over: View = {
    kind: 'text',
    key: 'conversation.expired',
    params,
    choices: [{ label: 'common.menu', act: { do: 'verb', verb: 'menu' } }],
  };
  const ended = [endRun(run, 'expired', ctx.now)];
  return { run: null, ended, say: [over], ...about, outcome: 'expired' };
}
