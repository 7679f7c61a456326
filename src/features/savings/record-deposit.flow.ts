import { MINUTE_MS } from '../../domain/durations.ts';
import { defineFlow, type Move, type RunInfo } from '../../conversation/flow/flow.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import {
  depositData,
  depositParams,
  newDeposit,
  type DepositData,
  type DepositParams,
} from './deposit-data.ts';
import { amountStep, changeStep, channelStep, monthsStep } from './deposit-corrections.ts';
import { againStep, confirmStep } from './deposit-confirm.ts';
import { dayStep } from './deposit-day.ts';
import { sureStep } from './deposit-sure.ts';
import { groupStep, memberStep, whichStep } from './deposit-member.ts';
import { toSaid } from './deposit-moves.ts';
import { receiptOfRun } from './find-receipt.ts';
import { treasurerReceipt } from './receipt.view.ts';
import { treasurerGroups } from './treasurer-groups.ts';

/**
 * A treasurer takes a deposit, of the pledge or special savings: who, for which months, how much,
 * how; one card; ยืนยัน; receipt.
 */
export const recordDepositFlow = defineFlow<DepositData, DepositParams>({
  name: 'savings.record-deposit',
  version: 2,
  data: depositData,
  params: depositParams,
  wait: { remindAfterMs: 10 * MINUTE_MS, endAfterMs: 120 * MINUTE_MS },
  unmetered: true,
  begin,
  steps: {
    group: groupStep,
    member: memberStep,
    which: whichStep,
    confirm: confirmStep,
    again: againStep,
    change: changeStep,
    months: monthsStep,
    amount: amountStep,
    channel: channelStep,
    day: dayStep,
    sure: sureStep,
  },
  // Version 1 knew pledge savings only.
  upgrade: (version, step, data) =>
    version === 1 ? { step, data: { ...(data as object), target: 'pledge' } } : undefined,
  recall,
  recallsForgotten: true,
});

async function begin(
  ctx: TurnContext,
  params: DepositParams,
  _run: RunInfo,
): Promise<Move<DepositData>> {
  const groups = await treasurerGroups(ctx);
  const [only] = groups;
  if (!only) return { kind: 'end', how: 'cancelled', say: [NOT_TREASURER] };
  const chosen = groups.find((group) => group.groupId === params.groupId);
  const group = chosen ?? (groups.length === 1 ? only : undefined);
  const data: DepositData = {
    ...newDeposit(group?.groupId ?? '', params.target),
    amount: params.amount,
    months: params.months,
    monthsWere: params.monthsWere,
    channel: params.channel ?? 'cash',
    paidOn: params.paidOn,
  };
  const { memberNo, name, monthCount } = params;
  const said = { memberNo, name, monthCount };
  if (!group) return { kind: 'to', step: 'group', data: { ...data, said } };
  return toSaid(ctx, data, said);
}

const NOT_TREASURER: View = {
  kind: 'text',
  key: 'savings.deposit.not_treasurer',
  choices: [{ label: 'common.menu', act: { do: 'verb', verb: 'menu' } }],
};

/** A press on the card of a deposit that is done: its receipt as the books have it now. */
async function recall(ctx: TurnContext, runId: string): Promise<readonly View[] | undefined> {
  const receipt = await receiptOfRun(ctx, runId);
  return receipt && [treasurerReceipt(receipt, true)];
}
