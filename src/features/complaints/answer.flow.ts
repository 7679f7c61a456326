import { z } from 'zod';
import { CANCEL, stepChoice } from '../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { hintOf, retryWith } from '../../conversation/flow/form.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import { confirms, corrects } from '../../conversation/said.ts';
import { said } from './complaint.view.ts';
import { TEXT_MAX, TEXT_MIN, WAIT } from './limits.ts';
import { answerComplaint, complaintFor } from './officers-complaints.ts';

const answerData = z.strictObject({ complaintId: z.string(), answer: z.string() });
type AnswerData = z.infer<typeof answerData>;

const over = (key: string): Move<AnswerData> => ({
  kind: 'end',
  how: 'cancelled',
  say: [said(key)],
});

const answer: Step<AnswerData> = {
  freeText: true,
  ask: async () => [{ kind: 'text', key: 'complaints.ask_answer', choices: [CANCEL] }],
  async accept(_ctx, data, input, run) {
    if (input.kind !== 'text') return hintOf('complaints.answer_hint', run);
    const words = input.text.trim();
    if (words.length > TEXT_MAX) return retryWith('complaints.text_long', { max: TEXT_MAX });
    if (words.length < TEXT_MIN) return hintOf('complaints.answer_hint', run);
    return { kind: 'to', step: 'confirm', data: { ...data, answer: words } };
  },
};

const confirm: Step<AnswerData> = {
  ask: async (_ctx, data) => [
    {
      kind: 'card',
      template: 'confirm',
      data: {
        title: { t: 'complaints.answer_title' },
        detail: data.answer,
        warning: { t: 'complaints.answer_warning' },
        confirm: stepChoice('complaints.send_answer', 'confirm'),
        change: stepChoice('complaints.change_text', 'change'),
        cancel: CANCEL,
      },
      alt: { t: 'complaints.answer_alt', params: { answer: data.answer } },
    },
  ],
  async accept(ctx, data, input, run) {
    if (corrects(input)) return { kind: 'to', step: 'answer', data };
    if (!confirms(input)) {
      return isOtherMatter(input)
        ? { kind: 'not-an-answer' }
        : hintOf('complaints.confirm_hint', run);
    }
    const done = await answerComplaint(ctx, data.complaintId, data.answer);
    return done ? { kind: 'end', say: [said('answered')], category: 'dispute' } : over('no_longer');
  },
};

/** An officer answers a complaint in their own words; that ends it, unless the sender goes further. */
export const answerFlow = defineFlow({
  name: 'complaints.answer-complaint',
  version: 1,
  data: answerData,
  params: z.strictObject({ complaintId: z.string() }),
  wait: WAIT,
  steps: { answer, confirm },
  async begin(ctx, { complaintId }) {
    const mine = await complaintFor(ctx, complaintId);
    const state = mine?.complaint.state;
    if (state !== 'open' && state !== 'taken-up') return over('not_for_you');
    return { kind: 'to', step: 'answer', data: { complaintId, answer: '' } };
  },
});
