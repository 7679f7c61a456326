import type { Run, Session } from '../../ports/stores/sessions-store.ts';
import type { Outcome } from '../feature.ts';
import type { Input } from '../flow/input.ts';
import { typedChoice, typedEntry } from '../flow/typed-choice.ts';
import { answer, askAgain, endRun, goBack } from '../flow/run-flow.ts';
import type { Intent, Reading } from '../interpreter/reading.ts';
import type { Registry } from '../registry.ts';
import type { TurnContext } from '../turn-context.ts';
import type { View } from '../view.ts';
import type { Handled } from './handled.ts';
import { flowOf, flowTitle, settleAdvance, settleOutcome } from './outcome.ts';

/** Words that leave or interrupt a dialogue wherever it stands. */
const EVERYWHERE: ReadonlySet<Intent> = new Set<Intent>([
  'cancel',
  'back',
  'menu',
  'help',
  'human',
  'language',
  'balance',
]);
/** Typed words: a command that works everywhere, an answer to the step, or something new. */
export async function handleWords(
  ctx: TurnContext,
  registry: Registry,
  session: Session,
  text: string,
  reading: Reading,
): Promise<Handled> {
  const { run } = session;
  if (!run) return handleIdle(ctx, registry, null, text, reading);
  const flow = flowOf(registry, run.flow);
  if (interrupts(ctx, flow.isFreeText(run.step), text, reading)) {
    return interrupt(ctx, registry, run, text, reading);
  }
  const tapped = typedChoice(ctx, await askAgain(ctx, flow, run), text);
  const input: Input = tapped ?? { kind: 'text', text, reading };
  const advance = await answer(ctx, flow, run, input);
  if (advance.kind !== 'not-an-answer') return settleAdvance(ctx, registry, advance);
  return handleIdle(ctx, registry, run, text, reading);
}

/** In a step that takes any words, only a command and nothing else is one. */
function interrupts(
  { interpreter }: TurnContext,
  freeText: boolean,
  text: string,
  reading: Reading,
): boolean {
  if (!EVERYWHERE.has(reading.intent)) return false;
  return !freeText || (reading.certainty === 'exact' && interpreter.isCommand(text));
}

async function interrupt(
  ctx: TurnContext,
  registry: Registry,
  run: Run,
  text: string,
  reading: Reading,
): Promise<Handled> {
  if (reading.intent === 'cancel') return cancel(ctx, run);
  if (reading.intent !== 'back') return handleIdle(ctx, registry, run, text, reading);
  const back = await goBack(ctx, flowOf(registry, run.flow), run);
  if (back?.kind === 'waiting') return settleAdvance(ctx, registry, back);
  const first: View = { kind: 'text', key: 'conversation.first_step' };
  return settleOutcome(ctx, registry, run, { say: [first] });
}

function cancel(ctx: TurnContext, run: Run): Handled {
  const say: View = {
    kind: 'text',
    key: 'conversation.cancelled',
    params: { flow: flowTitle(run.flow) },
    choices: [{ label: 'common.menu', act: { do: 'verb', verb: 'menu' } }],
  };
  const ended = endRun(run, 'cancelled', ctx.now);
  return {
    run: null,
    ended: [ended],
    say: [say],
    category: 'answer',
    ref: '',
    outcome: 'cancelled',
  };
}

/** Words outside a dialogue, or that were no answer to the step it waits at. */
async function handleIdle(
  ctx: TurnContext,
  registry: Registry,
  run: Run | null,
  text: string,
  reading: Reading,
): Promise<Handled> {
  return settleOutcome(ctx, registry, run, await understand(ctx, registry, run, text, reading));
}

async function understand(
  ctx: TurnContext,
  registry: Registry,
  run: Run | null,
  text: string,
  reading: Reading,
): Promise<Outcome> {
  const entry = typedEntry(ctx, registry.menu, text);
  const press = entry && registry.verbs.get(entry.verb);
  if (press) return press(ctx, entry.ref ?? '');
  if (!run || reading.intent === 'unknown') {
    for (const shortcut of registry.shortcuts) {
      const outcome = await shortcut(ctx, text, reading);
      if (outcome) return outcome;
    }
  }
  const handler = registry.intents.get(reading.intent);
  if (handler) return handler(ctx, reading, text);
  return registry.fallback(ctx, text, reading);
}

/** The step's question again, for a late or repeated message. */
export async function repeatPlease(
  ctx: TurnContext,
  registry: Registry,
  run: Run,
): Promise<Handled> {
  const late: View = { kind: 'text', key: 'conversation.late' };
  const question = await askAgain(ctx, flowOf(registry, run.flow), run);
  return {
    run,
    ended: [],
    say: [late, ...question],
    category: 'answer',
    ref: '',
    outcome: 'late',
  };
}
