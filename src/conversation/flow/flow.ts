import type { z } from 'zod';
import type { DeliveryCategory } from '../../domain/delivery/category.ts';
import type { Json } from '../../ports/stores/sessions-store.ts';
import type { TurnContext } from '../turn-context.ts';
import type { View } from '../view.ts';
import type { Input } from './input.ts';

/** Another dialogue to begin, with its first data. */
export interface StartFlow {
  flow: string;
  params: Json;
}

/** What a step makes of an answer. */
export type Move<D> =
  /** On to a step (or to the same one with new data). */
  | { kind: 'to'; step: string; data: D; say?: readonly View[] }
  /** Not usable: say what is expected, with an example; the step stays as it was. */
  | { kind: 'retry'; say: readonly View[] }
  /** Not an answer to this step at all: let the rest of the bot look at it, then ask again. */
  | { kind: 'not-an-answer' }
  /** Fetch the picture just sent; it comes back as a `media` input. */
  | { kind: 'await-media'; messageId: string; say: readonly View[] }
  /** The dialogue is over, with what is to be said, and perhaps the next one. */
  | {
      kind: 'end';
      say: readonly View[];
      how?: 'done' | 'cancelled';
      category?: DeliveryCategory;
      ref?: string;
      start?: StartFlow;
    };

export type FreeText = true | 'name';

export interface Step<D> {
  /** The question. Built from the data each time it is asked, also after a digression or a deploy. */
  ask(ctx: TurnContext, data: D, run: RunInfo): Promise<readonly View[]>;
  accept(ctx: TurnContext, data: D, input: Input, run: RunInfo): Promise<Move<D>>;
  /**
   * Where any words are an answer (an announcement): only exact commands and words of the menu leave
   * it. `name`: what somebody or something is called; a greeting alone is none either.
   */
  freeText?: FreeText;
  /**
   * Destructive: asked once, by who chose it. Anything else that is answered meanwhile ends the
   * dialogue, with a word that nothing was done, lest a later ใช่ or a stray thumb confirms it.
   */
  askOnce?: true;
  /** Lines of a summary are corrected here: the first words of a button's label choose it too. */
  asksLine?: true;
  /** Asks for a code: letters and digits alone are an answer, also in another kind of code's shape. */
  asksCode?: true;
}

/** What a step may know of its run; `attempt` counts answers not understood so far. */
export interface RunInfo {
  runId: string;
  attempt: number;
}

export interface FlowWait {
  /** Reminds once after this long without an answer; null: never. */
  remindAfterMs: number | null;
  /** Ends, and says so, after this long without an answer. */
  endAfterMs: number;
}

export interface FlowDefinition<D extends Json, P extends Json> {
  /** `<feature>.<verb-noun>`; the locale key `<feature>.flows.<verb_noun>` names it for people. */
  name: string;
  /** Raise it when stored data of an earlier version would be misread; then give `upgrade`. */
  version: number;
  data: z.ZodType<D>;
  params: z.ZodType<P>;
  wait: FlowWait;
  steps: Readonly<Record<string, Step<D>>>;
  /** First step and data; or an end at once with the reason. */
  begin(ctx: TurnContext, params: P, run: RunInfo): Promise<Move<D>>;
  /** Data of an earlier version made readable, or undefined to begin anew (and say so). */
  upgrade?(version: number, step: string, data: Json): { step: string; data: Json } | undefined;
  /** What became of an ended run, for a late press of one of its buttons. */
  recall?(ctx: TurnContext, runId: string): Promise<readonly View[] | undefined>;
  /** The books know by the run alone what it led to: also asked where the run is forgotten. */
  recallsForgotten?: true;
  /** Answers within this flow do not count towards the pace limit (a treasurer on deposit day). */
  unmetered?: boolean;
}

/** A flow with its data type closed over: stored JSON goes in, stored JSON comes out. */
export interface Flow {
  readonly name: string;
  readonly version: number;
  readonly wait: FlowWait;
  readonly steps: readonly string[];
  readonly unmetered: boolean;
  freeText(step: string): FreeText | undefined;
  asksOnce(step: string): boolean;
  asksLine(step: string): boolean;
  asksCode(step: string): boolean;
  begin(ctx: TurnContext, params: Json, run: RunInfo): Promise<Move<Json>>;
  ask(ctx: TurnContext, step: string, data: Json, run: RunInfo): Promise<readonly View[]>;
  accept(
    ctx: TurnContext,
    step: string,
    data: Json,
    input: Input,
    run: RunInfo,
  ): Promise<Move<Json>>;
  upgrade(version: number, step: string, data: Json): { step: string; data: Json } | undefined;
  recall(ctx: TurnContext, runId: string): Promise<readonly View[] | undefined>;
  readonly recallsForgotten: boolean;
}

/** Declares a flow. Data is validated whenever it comes back from the store. */
export function defineFlow<D extends Json, P extends Json>(definition: FlowDefinition<D, P>): Flow {
  const stepOf = (name: string): Step<D> => {
    const step = Object.hasOwn(definition.steps, name) ? definition.steps[name] : undefined;
    if (!step) throw new Error(`flow ${definition.name} has no step ${name}`);
    return step;
  };
  const readable = (step: string, data: Json): boolean =>
    Object.hasOwn(definition.steps, step) && definition.data.safeParse(data).success;
  return {
    name: definition.name,
    version: definition.version,
    wait: definition.wait,
    steps: Object.keys(definition.steps),
    unmetered: definition.unmetered ?? false,
    freeText: (step) => stepOf(step).freeText,
    asksOnce: (step) => stepOf(step).askOnce ?? false,
    asksLine: (step) => stepOf(step).asksLine ?? false,
    asksCode: (step) => stepOf(step).asksCode ?? false,
    begin: (ctx, params, run) => definition.begin(ctx, definition.params.parse(params), run),
    ask: (ctx, step, data, run) => stepOf(step).ask(ctx, definition.data.parse(data), run),
    accept: (ctx, step, data, input, run) =>
      stepOf(step).accept(ctx, definition.data.parse(data), input, run),
    upgrade(version, step, data) {
      if (version === definition.version) return readable(step, data) ? { step, data } : undefined;
      const next = definition.upgrade?.(version, step, data);
      return next && readable(next.step, next.data) ? next : undefined;
    },
    recall: async (ctx, runId) => definition.recall?.(ctx, runId),
    recallsForgotten: definition.recallsForgotten ?? false,
  };
}
