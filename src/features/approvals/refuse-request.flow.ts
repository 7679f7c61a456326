import { z } from 'zod';
import { CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { Outcome } from '../../conversation/feature.ts';
import { defineFlow, type Flow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { hintOf } from '../../conversation/flow/form.ts';
import type { View } from '../../conversation/view.ts';
import { barToRefusal, refuse } from './decide.ts';
import type { Kinds } from './find-question.ts';
import { REASONS } from '../../conversation/approvals/state-note.ts';

const MINUTE_MS = 60_000;
/** A reason in somebody's own words. */
const WORDS_MIN = 3;
const WORDS_MAX = 200;

export const REFUSE_REQUEST = 'approvals.refuse-request';

const refusal = z.strictObject({
  /** The request, and the content that was on the card. */
  ref: z.string(),
});
type Refusal = z.infer<typeof refusal>;

const askReason: View = {
  kind: 'text',
  key: 'approvals.ask_reason',
  choices: [...REASONS.map((reason) => stepChoice(`approvals.reasons.${reason}`, reason)), CANCEL],
};

const ended = ({ say = [], category, ref }: Outcome, how?: 'cancelled'): Move<Refusal> => ({
  kind: 'end',
  say,
  ...(how && { how }),
  ...(category && { category }),
  ...(ref !== undefined && { ref }),
});

function reasonStep(kinds: Kinds): Step<Refusal> {
  return {
    freeText: true,
    ask: async () => [askReason],
    async accept(ctx, { ref }, input, run) {
      if (input.kind === 'choice')
        return ended(await refuse(ctx, kinds, { ref, reason: input.value }));
      if (input.kind !== 'text') return { kind: 'not-an-answer' };
      const reason = input.text.trim().replace(/\s+/g, ' ');
      const fits = reason.length >= WORDS_MIN && reason.length <= WORDS_MAX;
      return fits
        ? ended(await refuse(ctx, kinds, { ref, reason }))
        : hintOf('approvals.reason_hint', run);
    },
  };
}

/** ไม่อนุมัติ: asks why, by button or in words; only then is it refused, and whoever asked hears why. */
export const createRefuseFlow = (kinds: Kinds): Flow =>
  defineFlow<Refusal, Refusal>({
    name: REFUSE_REQUEST,
    version: 1,
    data: refusal,
    params: refusal,
    wait: { remindAfterMs: 10 * MINUTE_MS, endAfterMs: 120 * MINUTE_MS },
    steps: { reason: reasonStep(kinds) },
    async begin(ctx, params) {
      const barred = await barToRefusal(ctx, kinds, params.ref);
      return barred ? ended(barred, 'cancelled') : { kind: 'to', step: 'reason', data: params };
    },
  });
