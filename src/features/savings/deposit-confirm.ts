import { checkCodeOf } from '../../conversation/books/check-code-of.ts';
import type { Move, RunInfo, Step } from '../../conversation/flow/flow.ts';
import type { Input } from '../../conversation/flow/input.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import type { Refused } from '../../domain/ledger/refusal.ts';
import { correction } from './deposit-corrections.ts';
import type { DepositData } from './deposit-data.ts';
import { draftOf, shownOf, type DepositDraft } from './deposit-draft.ts';
import { toSummary } from './deposit-moves.ts';
import { isUnsure } from './deposit-sure.ts';
import { confirmCard, openDeposit } from './deposit-card.view.ts';
import { askAgain } from './deposit.view.ts';
import { readQuickEntry } from './quick-entry.ts';
import { receiptRef, treasurerReceipt, type Receipt } from './receipt.view.ts';
import { recordDeposit } from './record-deposit.ts';
import { refusalView } from './refusal.view.ts';
import { tellOfReceipt } from './tell-receipt.ts';

const text = (key: string): View => ({ kind: 'text', key });

/** The summary. Only its button, or a plain yes beneath it, writes anything. */
export const confirmStep: Step<DepositData> = {
  asksLine: true,
  async ask(ctx, data) {
    const draft = await draftOf(ctx, data);
    return draft ? [confirmCard(draft)] : [text('savings.deposit.member_left')];
  },
  async accept(ctx, data, input, run) {
    const draft = await draftOf(ctx, data);
    if (!draft) {
      return { kind: 'end', how: 'cancelled', say: [text('savings.deposit.member_left')] };
    }
    if (input.kind === 'choice' && input.value === 'confirm') return confirm(ctx, data, draft, run);
    if (input.kind === 'text' && input.reading.intent === 'yes') {
      const isPaid = draft.alreadyPaid.length > 0;
      const say = isPaid ? openDeposit(draft) : text('savings.deposit.press_confirm');
      return { kind: 'retry', say: [say] };
    }
    return (await correction(ctx, data, input)) ?? leftOver(ctx, data, draft, input);
  },
};

/**
 * Another member's line typed before this one was confirmed must not be taken for an answer. A bare
 * number is none either: it may be an amount or the next member's number.
 */
function leftOver(
  ctx: TurnContext,
  data: DepositData,
  draft: DepositDraft,
  input: Input,
): Move<DepositData> {
  if (input.kind !== 'text') return { kind: 'not-an-answer' };
  const { intent } = input.reading;
  const entry = readQuickEntry(ctx, input.text, input.reading);
  const hasMoney = entry?.amount !== undefined || entry?.amountRefused === true;
  if (hasMoney || entry?.who.kind === 'number' || intent === 'unknown' || intent === 'deposit') {
    return { kind: 'retry', say: [openDeposit(draft)] };
  }
  return intent === 'no' ? { kind: 'to', step: 'change', data } : { kind: 'not-an-answer' };
}

async function confirm(
  ctx: TurnContext,
  data: DepositData,
  draft: DepositDraft,
  run: RunInfo,
): Promise<Move<DepositData>> {
  // Nothing is booked but what the card said that was confirmed.
  if (data.shown !== null && data.shown !== shownOf(draft)) return showAnew(ctx, data);
  // Someone else may have entered the same payment since the card was shown.
  if (draft.similar.length > 0) return { kind: 'to', step: 'again', data };
  if (isUnsure(draft, data)) return { kind: 'to', step: 'sure', data };
  const result = await recordDeposit(ctx, draft, run.runId);
  switch (result.kind) {
    case 'forbidden':
      return { kind: 'end', how: 'cancelled', say: [text('savings.deposit.not_treasurer')] };
    case 'asked':
      return { kind: 'end', say: result.say, category: 'approval' };
    case 'refused':
      return refused(data, draft, result.refusal);
    case 'recorded': {
      const { entry } = result;
      const { group, member } = draft;
      const receipt: Receipt = { entry, group, member, code: checkCodeOf(ctx.sealer, entry) };
      if (!result.already) tellOfReceipt(ctx, receipt);
      return {
        kind: 'end',
        say: [treasurerReceipt(receipt, result.already)],
        category: 'receipt',
        ref: `receipt/${receiptRef(receipt)}`,
      };
    }
  }
}

async function showAnew(ctx: TurnContext, data: DepositData): Promise<Move<DepositData>> {
  const move = await toSummary(ctx, data);
  return move.kind === 'to' ? { say: [text('savings.deposit.changed_since')], ...move } : move;
}

/**
 * A refusal is final under its key, so a corrected deposit needs a dialogue of its own: it begins
 * again with what was typed.
 */
function refused(data: DepositData, draft: DepositDraft, refusal: Refused): Move<DepositData> {
  const { groupId, amount, channel } = data;
  const end = { kind: 'end', how: 'cancelled', say: [refusalView(refusal)] } as const;
  if (!refusal.reason.startsWith('month')) return end;
  return {
    ...end,
    start: {
      flow: 'savings.record-deposit',
      params: {
        groupId,
        memberNo: draft.member.memberNo,
        name: null,
        amount,
        months: [],
        monthsWere: refusal.reason === 'month-already-paid' ? data.months : data.monthsWere,
        monthCount: null,
        channel,
        target: data.target,
        paidOn: refusal.reason === 'month-closed' ? null : data.paidOn,
      },
    },
  };
}

/** The same amount for the same member today: asked before anything else. */
export const againStep: Step<DepositData> = {
  asksLine: true,
  async ask(ctx, data) {
    const draft = await draftOf(ctx, data);
    return draft ? [askAgain(draft)] : [text('savings.deposit.member_left')];
  },
  async accept(ctx, data, input) {
    const yes = input.kind === 'text' && input.reading.intent === 'yes';
    const no = input.kind === 'text' && input.reading.intent === 'no';
    if (yes || (input.kind === 'choice' && input.value === 'same')) {
      return { kind: 'end', how: 'cancelled', say: [text('savings.deposit.not_recorded_again')] };
    }
    if (no || (input.kind === 'choice' && input.value === 'other')) {
      const draft = await draftOf(ctx, data);
      const distinctFrom = [...data.distinctFrom, ...(draft?.similar ?? [])];
      return toSummary(ctx, { ...data, distinctFrom });
    }
    return { kind: 'retry', say: [text('savings.deposit.again_hint')] };
  },
};
