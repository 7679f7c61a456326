import { MINUTE_MS } from '../../domain/durations.ts';
import { z } from 'zod';
import type { WhyNot } from '../../conversation/approvals/approval-kind.ts';
import { CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { Outcome } from '../../conversation/feature.ts';
import { defineFlow, type Flow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { ownWordsStep, takeWords } from '../../conversation/flow/own-words.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import { barToRefusal, refuse } from './decide.ts';
import { findQuestion, readRef, type Kinds } from './find-question.ts';

export const REFUSE_REQUEST = 'approvals.refuse-request';

/** The request, and the content that was on the card. */
const asked = z.strictObject({ ref: z.string() });
const refusal = z.strictObject({
  ref: z.string(),
  /** A reason that was typed and is not agreed to yet. */
  words: z.string().nullable().default(null),
});
type Refusal = z.infer<typeof refusal>;

const askReason = ({ question, reasons }: WhyNot): View => ({
  kind: 'text',
  key: question,
  choices: [...reasons.map((reason) => stepChoice(`approvals.reasons.${reason}`, reason)), CANCEL],
});

/** What the kind of this request asks of whoever says no. */
async function whyNotOf(ctx: TurnContext, kinds: Kinds, { ref }: Refusal): Promise<WhyNot> {
  const found = await findQuestion(ctx, kinds, readRef(ref).approvalId);
  return found?.kind.whyNot ?? NOTHING_ASKED;
}

/** A request that is gone meanwhile is answered for as it is then. */
const NOTHING_ASKED: WhyNot = { question: 'approvals.ask_reason', reasons: [] };

const ended = ({ say = [], category, ref }: Outcome, how?: 'cancelled'): Move<Refusal> => ({
  kind: 'end',
  say,
  ...(how && { how }),
  ...(category && { category }),
  ...(ref !== undefined && { ref }),
});

const OWN = {
  step: 'words',
  buttons: 'reason',
  hint: 'approvals.reason_hint',
  withWords: ({ ref }: Refusal, words: string): Refusal => ({ ref, words }),
};

function stepsOf(kinds: Kinds): Record<string, Step<Refusal>> {
  return {
    reason: {
      freeText: true,
      ask: async (ctx, data) => [askReason(await whyNotOf(ctx, kinds, data))],
      async accept(ctx, data, input, run) {
        const { ref } = data;
        if (input.kind !== 'choice') return takeWords(OWN, data, input, run);
        return ended(await refuse(ctx, kinds, { ref, reason: input.value }));
      },
    },
    words: ownWordsStep<Refusal>({
      ...OWN,
      typed: ({ words }) => words ?? '',
      onward: async (ctx, { ref, words }) =>
        ended(await refuse(ctx, kinds, { ref, reason: words ?? 'other' })),
    }),
  };
}

/** ไม่อนุมัติ: asks why, by button or in words; only then is it refused, and whoever asked hears why. */
export const createRefuseFlow = (kinds: Kinds): Flow =>
  defineFlow<Refusal, z.infer<typeof asked>>({
    name: REFUSE_REQUEST,
    version: 1,
    data: refusal,
    params: asked,
    wait: { remindAfterMs: 10 * MINUTE_MS, endAfterMs: 120 * MINUTE_MS },
    steps: stepsOf(kinds),
    async begin(ctx, params) {
      const barred = await barToRefusal(ctx, kinds, params.ref);
      return barred
        ? ended(barred, 'cancelled')
        : { kind: 'to', step: 'reason', data: { ...params, words: null } };
    },
  });
