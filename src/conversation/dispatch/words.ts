import type { Run, Session } from '../../ports/stores/sessions-store.ts';
import type { Outcome, Shortcut } from '../feature.ts';
import type { Flow, FreeText } from '../flow/flow.ts';
import type { Input } from '../flow/input.ts';
import { typedChoice, typedEntry, typedLine } from '../flow/typed-choice.ts';
import { answer, askAgain, endRun, goBack } from '../flow/run-flow.ts';
import { nearest } from '../interpreter/weigh.ts';
import type { Intent, Reading } from '../interpreter/reading.ts';
import type { Registry } from '../registry.ts';
import type { TurnContext } from '../turn-context.ts';
import type { View } from '../view.ts';
import type { Handled } from './handled.ts';
import { menuWords } from './menu-words.ts';
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
/** Words that are nobody's name when they stand alone. */
const COURTESY: ReadonlySet<Intent> = new Set<Intent>(['greeting', 'thanks']);

/** Two groups of four with a letter and nothing else: a code of some kind. */
const BARE_CODE = /^(?=.*[A-Z])[0-9A-Z]{4}[\s\p{Pd}]?[0-9A-Z]{4}$/iu;

/** Typed words: a command that works everywhere, an answer to the step, or something new. */
export async function handleWords(
  ctx: TurnContext,
  registry: Registry,
  session: Session,
  text: string,
  reading: Reading,
): Promise<Handled> {
  const { run } = session;
  const said = menuWords(ctx, registry, text);
  if (!run)
    return said === undefined
      ? handleIdle(ctx, registry, null, text, reading)
      : byMenu(ctx, registry, null, said);
  const flow = flowOf(registry, run.flow);
  const asked = await askAgain(ctx, flow, run);
  const byLine = flow.asksLine(run.step) && said === undefined;
  const line = byLine ? typedLine(ctx, asked, text) : undefined;
  // What is never an answer is answered beside the question.
  const isOwn = isOwnAnswer(flow, run.step, text);
  const aside = isOwn ? undefined : await firstOf(registry.anywhere, ctx, text, reading);
  if (aside) return settleOutcome(ctx, registry, run, aside);
  const tapped = typedChoice(ctx, asked, text) ?? line;
  if (!tapped && interrupts(ctx, flow.freeText(run.step), text, reading)) {
    return interrupt(ctx, registry, run, text, reading);
  }
  if (!tapped && said !== undefined) return byMenu(ctx, registry, run, said);
  const input: Input = tapped ?? { kind: 'text', text, reading };
  const advance = await answer(ctx, flow, run, input);
  if (advance.kind !== 'not-an-answer') return settleAdvance(ctx, registry, advance);
  return handleIdle(ctx, registry, run, text, reading);
}

/** Whether a step keeps these words from what is answered beside the question. */
const isOwnAnswer = (flow: Flow, step: string, text: string): boolean =>
  flow.freeText(step) !== undefined || (flow.asksCode(step) && BARE_CODE.test(text.trim()));

async function firstOf(
  shortcuts: readonly Shortcut[],
  ctx: TurnContext,
  text: string,
  reading: Reading,
): Promise<Outcome | undefined> {
  for (const shortcut of shortcuts) {
    const outcome = await shortcut(ctx, text, reading);
    if (outcome) return outcome;
  }
  return undefined;
}

/** In a step that takes any words, only a command and nothing else is one. */
function interrupts(
  { interpreter }: TurnContext,
  freeText: FreeText | undefined,
  text: string,
  reading: Reading,
): boolean {
  const { intent, certainty } = reading;
  if (!freeText) return EVERYWHERE.has(intent);
  const courtesy = freeText === 'name' && COURTESY.has(intent);
  if (!EVERYWHERE.has(intent) && !courtesy) return false;
  return certainty === 'exact' && interpreter.isCommand(text);
}

/**
 * A menu does at every step what it does outside a dialogue. The dialogue that it would begin and
 * that is in progress already goes on where it is: a slip of the thumb loses nothing.
 */
async function byMenu(
  ctx: TurnContext,
  registry: Registry,
  run: Run | null,
  said: string,
): Promise<Handled> {
  const reading = ctx.interpreter.read(said, { today: ctx.today });
  const outcome = await understand(ctx, registry, null, said, reading);
  if (!run || outcome.start?.flow !== run.flow) {
    return settleOutcome(ctx, registry, run, outcome);
  }
  const params = { flow: flowTitle(run.flow) };
  return settleOutcome(ctx, registry, run, {
    say: [{ kind: 'text', key: 'conversation.still_there', params }],
  });
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
  const flow = flowOf(registry, run.flow);
  const back = await goBack(ctx, flow, run);
  if (back?.kind === 'waiting') return settleAdvance(ctx, registry, back);
  if (flow.asksOnce(run.step)) return cancel(ctx, run);
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
  const { anywhere, shortcuts } = registry;
  const tried = !run || reading.intent === 'unknown' ? [...anywhere, ...shortcuts] : anywhere;
  const short = await firstOf(tried, ctx, text, reading);
  if (short) return short;
  const handler = registry.intents.get(reading.intent);
  // Two readings that are near: which one is meant is asked, not assumed.
  const isGuess = reading.certainty === 'fuzzy' && nearest(ctx.interpreter.weigh(text));
  if (handler && !isGuess) return handler(ctx, reading, text);
  return registry.fallback(ctx, text, reading);
}

/** The step's question again, for a late or repeated message. */
export async function repeatPlease(
  ctx: TurnContext,
  registry: Registry,
  run: Run,
): Promise<Handled> {
  const flow = flowOf(registry, run.flow);
  if (flow.asksOnce(run.step)) return settleOutcome(ctx, registry, run, { outcome: 'late' });
  const late: View = { kind: 'text', key: 'conversation.late' };
  const question = await askAgain(ctx, flow, run);
  return {
    run,
    ended: [],
    say: [late, ...question],
    category: 'answer',
    ref: '',
    outcome: 'late',
  };
}
