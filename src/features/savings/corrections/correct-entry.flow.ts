import { MINUTE_MS } from '../../../domain/durations.ts';
import { defineFlow, type Move } from '../../../conversation/flow/flow.ts';
import { ownGroups } from '../../../conversation/own-groups.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import {
  correctData,
  correctParams,
  newCorrection,
  type CorrectData,
  type CorrectParams,
} from './correct-data.ts';
import { correctable } from './correctable.ts';
import { membersDispute, notCorrectable } from './correction.view.ts';
import { asBooked } from './right-deposit.ts';
import {
  rightAmountStep,
  rightMemberStep,
  rightMonthsStep,
  rightStep,
  rightWhichStep,
} from './right-steps.ts';
import { entryStep, groupStep, reasonStep, wordsStep } from './steps.ts';
import { summaryStep } from './summary-step.ts';

/** ลงผิด: which entry, why, what would be right; one card with both; then a second person decides. */
export const correctEntryFlow = defineFlow<CorrectData, CorrectParams>({
  name: 'savings.correct-entry',
  version: 1,
  data: correctData,
  params: correctParams,
  wait: { remindAfterMs: 10 * MINUTE_MS, endAfterMs: 120 * MINUTE_MS },
  begin,
  steps: {
    group: groupStep,
    entry: entryStep,
    reason: reasonStep,
    words: wordsStep,
    right: rightStep,
    'right-member': rightMemberStep,
    'right-which': rightWhichStep,
    'right-amount': rightAmountStep,
    'right-months': rightMonthsStep,
    summary: summaryStep,
  },
});

async function begin(
  ctx: TurnContext,
  { groupId, seq }: CorrectParams,
): Promise<Move<CorrectData>> {
  if (groupId !== null && seq !== null) return beginWith(ctx, groupId, seq);
  const groups = await ownGroups(ctx, 'correction.ask');
  const [only, ...others] = groups;
  if (!only) return { kind: 'end', how: 'cancelled', say: [membersDispute()] };
  const chosen = groups.find((group) => group.groupId === groupId);
  if (!chosen && others.length > 0) return { kind: 'to', step: 'group', data: newCorrection('') };
  return { kind: 'to', step: 'entry', data: newCorrection((chosen ?? only).groupId) };
}

async function beginWith(
  ctx: TurnContext,
  groupId: string,
  seq: number,
): Promise<Move<CorrectData>> {
  const found = await correctable(ctx, groupId, seq);
  if (found.kind !== 'ok') return { kind: 'end', how: 'cancelled', say: [notCorrectable(found)] };
  const right = asBooked(found.booked) ?? null;
  return { kind: 'to', step: 'reason', data: { ...newCorrection(groupId), seq, right } };
}
