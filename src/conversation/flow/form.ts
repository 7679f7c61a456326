import type { Json } from '../../ports/stores/sessions-store.ts';
import { isOtherMatter } from '../other-matter.ts';
import type { TurnContext } from '../turn-context.ts';
import type { Params, View } from '../view.ts';
import type { FreeText, Move, RunInfo, Step } from './flow.ts';
import type { Input } from './input.ts';

/** What a field makes of an answer. */
export type Taken<D> =
  | { kind: 'taken'; data: D }
  /** Another question comes first. */
  | { kind: 'detour'; step: string; data: D }
  /** Not usable, and why: one of the field's own hints instead of the general one. */
  | { kind: 'refused'; key: string; params?: Params }
  | { kind: 'unreadable' };

/** One thing a dialogue has to know before its summary. */
export interface Field<D> {
  missing(data: D): boolean;
  ask(ctx: TurnContext, data: D): Promise<View> | View;
  take(ctx: TurnContext, data: D, input: Input): Promise<Taken<D>> | Taken<D>;
  /** Locale key of what is expected, with an example; `<hint>_more` says more the next time. */
  hint: string;
  hintParams?(data: D): Params;
  freeText?: FreeText;
}

export type Fields<D> = Readonly<Record<string, Field<D>>>;

/** Step that shows everything before it is saved. */
export const SUMMARY = 'summary';

/**
 * The first field still missing, in order, or the summary: so that a corrected answer leads
 * straight back, unless it made another one unusable.
 */
export function nextStep<D>(fields: Fields<D>, data: D): string {
  return Object.entries(fields).find(([, field]) => field.missing(data))?.[0] ?? SUMMARY;
}

/** The steps that ask for the fields of a dialogue, one question each. */
export function fieldSteps<D extends Json>(fields: Fields<D>): Record<string, Step<D>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, stepOf(fields, field)]),
  );
}

function stepOf<D extends Json>(fields: Fields<D>, field: Field<D>): Step<D> {
  return {
    ...(field.freeText && { freeText: field.freeText }),
    ask: async (ctx, data) => [await field.ask(ctx, data)],
    async accept(ctx, data, input, run): Promise<Move<D>> {
      const taken = await field.take(ctx, data, input);
      switch (taken.kind) {
        case 'taken':
          return { kind: 'to', step: nextStep(fields, taken.data), data: taken.data };
        case 'detour':
          return { kind: 'to', step: taken.step, data: taken.data };
        case 'refused':
          return retryWith(taken.key, taken.params);
        case 'unreadable':
          return unreadable(field, data, input, run);
      }
    },
  };
}

function unreadable<D>(field: Field<D>, data: D, input: Input, run: RunInfo): Move<D> {
  const anyWords = field.freeText && input.kind === 'text';
  if (!anyWords && isOtherMatter(input)) return { kind: 'not-an-answer' };
  return hintOf(field.hint, run, field.hintParams?.(data));
}

/** What is expected, with an example; more of it when the first hint did not help. */
export function hintOf(
  key: string,
  run: RunInfo,
  params?: Params,
): Extract<Move<never>, { kind: 'retry' }> {
  return retryWith(run.attempt === 0 ? key : `${key}_more`, params);
}

export function retryWith(key: string, params?: Params): Extract<Move<never>, { kind: 'retry' }> {
  return { kind: 'retry', say: [{ kind: 'text', key, ...(params && { params }) }] };
}
