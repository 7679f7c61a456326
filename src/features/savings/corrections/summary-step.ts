import { askApproval } from '../../../conversation/approvals/ask-approval.ts';
import { contentData } from '../../../conversation/approvals/approval.view.ts';
import { nameParty } from '../../../conversation/approvals/name-party.ts';
import { CANCEL, stepChoice } from '../../../conversation/choices.ts';
import type { Move, Step } from '../../../conversation/flow/flow.ts';
import { hintOf } from '../../../conversation/flow/form.ts';
import { isOtherMatter } from '../../../conversation/other-matter.ts';
import { chose, corrects, saidYes } from '../../../conversation/said.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { View } from '../../../conversation/view.ts';
import { correctionApproval } from './correction.approval.ts';
import { correctionContent } from './correction.content.ts';
import { correctionSubject, type CorrectData } from './correct-data.ts';
import { correctable } from './correctable.ts';
import { notCorrectable } from './correction.view.ts';
import { bookedOf } from './booked-of.ts';
import { judgeCorrection } from './judge-correction.ts';
import { isSame } from './right-deposit.ts';
import { notWorkable } from './to-summary.ts';

/** Old and new beside each other, before anybody else is asked. */
export const summaryStep: Step<CorrectData> = {
  ask: async (ctx, data) => [await summary(ctx, data)],
  async accept(ctx, data, input, run) {
    if (chose(input, 'confirm')) return confirm(ctx, data);
    if (saidYes(input)) return hintOf('savings.correction.press_confirm', run);
    if (corrects(input)) {
      const booked = await bookedOf(ctx, data);
      return { kind: 'to', step: booked.entry.kind === 'deposit' ? 'right' : 'reason', data };
    }
    return isOtherMatter(input)
      ? { kind: 'not-an-answer' }
      : hintOf('savings.correction.press_confirm', run);
  },
};

const payloadOf = ({ reason, right, words }: CorrectData) => ({
  reason: reason ?? ('other' as const),
  words,
  right,
});

async function summary(ctx: TurnContext, data: CorrectData): Promise<View> {
  const booked = await bookedOf(ctx, data);
  const content = await correctionContent(ctx.stores, booked, payloadOf(data));
  if (!content) return { kind: 'text', key: 'savings.deposit.member_left', choices: [CANCEL] };
  const groupId = booked.group.groupId;
  const maker = await nameParty(
    ctx.stores,
    { personId: ctx.person.personId, memberId: null },
    groupId,
  );
  return {
    kind: 'card',
    template: 'approval',
    data: {
      ...contentData(content),
      group: booked.group.name,
      maker,
      first: { ...stepChoice('savings.correction.confirm', 'confirm'), tapOnly: true },
      second: stepChoice('common.change', 'change'),
    },
    alt: { t: 'savings.correction.alt_summary', params: { what: content.aloud } },
    choices: [CANCEL],
  };
}

async function confirm(ctx: TurnContext, data: CorrectData): Promise<Move<CorrectData>> {
  const found = await correctable(ctx, data.groupId, data.seq ?? 0);
  if (found.kind !== 'ok') return { kind: 'end', how: 'cancelled', say: [notCorrectable(found)] };
  const { booked } = found;
  const { right } = data;
  if (right && isSame(right, booked)) {
    return {
      kind: 'to',
      step: 'right',
      data,
      say: [{ kind: 'text', key: 'savings.correction.same' }],
    };
  }
  const unworkable = await judgeCorrection(ctx, booked, data);
  if (unworkable) return notWorkable(ctx, data, unworkable);
  const { entry, group } = booked;
  const concerns = new Set(
    [entry.memberId, right?.memberId].filter((id) => typeof id === 'string'),
  );
  const asked = await askApproval(ctx, correctionApproval, {
    groupId: group.groupId,
    payload: { seq: entry.seq, ...payloadOf(data) },
    subject: correctionSubject(entry.seq),
    concerns: [...concerns],
  });
  if (asked.kind === 'open-already') {
    return { kind: 'end', how: 'cancelled', say: [notCorrectable({ kind: 'waiting' })] };
  }
  const ref = `approval/${asked.approval.approvalId}`;
  return { kind: 'end', say: asked.say, category: 'approval', ref };
}
