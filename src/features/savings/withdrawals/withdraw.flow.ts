import { CANCEL } from '../../../conversation/choices.ts';
import { defineFlow, type Move, type RunInfo, type Step } from '../../../conversation/flow/flow.ts';
import { saidYes } from '../../../conversation/said.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { satangToText } from '../../../domain/money.ts';
import { askGroup } from '../deposit.view.ts';
import { memberSteps, pickMember, type Picking } from '../pick-member.ts';
import type { WhoSaid } from '../quick-entry.ts';
import { refusalView } from '../refusal.view.ts';
import { treasurerGroups } from '../treasurer-groups.ts';
import { unusableLine } from '../unusable-line.view.ts';
import { requestWithdrawal } from './request-withdrawal.ts';
import {
  withdrawalData,
  withdrawalParams,
  type WithdrawalData,
  type WithdrawalParams,
} from './withdrawal-data.ts';
import { withdrawalDraft } from './withdrawal-draft.ts';
import { askAmount, confirmWithdrawal, said } from './withdrawal.view.ts';

const MINUTE_MS = 60_000;
const text = (key: string) => ({ kind: 'text', key }) as const;
const over = (key: string): Move<WithdrawalData> => ({
  kind: 'end',
  how: 'cancelled',
  say: [said(key)],
});

const onward = (data: WithdrawalData): Move<WithdrawalData> => ({
  kind: 'to',
  step: data.amount === null ? 'amount' : 'confirm',
  data,
});

const picking: Picking<WithdrawalData> = {
  question: 'money.withdraw.ask_member',
  choices: [CANCEL],
  take(data, line) {
    const unusable = unusableLine(line);
    if (unusable) return { unusable: { ...unusable, choices: [] } };
    const amount = line.amount === undefined ? data.amount : satangToText(line.amount);
    return { data: { ...data, amount, channel: line.channel ?? data.channel } };
  },
  onward: (_ctx, data) => onward(data),
};

const group: Step<WithdrawalData> = {
  ask: async (ctx) => [askGroup(await treasurerGroups(ctx))],
  async accept(ctx, data, input) {
    const groups = await treasurerGroups(ctx);
    const chosen = groups.find(
      ({ groupId }) => input.kind === 'choice' && input.value === `group:${groupId}`,
    );
    if (chosen) return toSaid(ctx, { ...data, groupId: chosen.groupId });
    return input.kind === 'text' && input.reading.intent !== 'unknown'
      ? { kind: 'not-an-answer' }
      : { kind: 'retry', say: [text('savings.deposit.which_group_hint')] };
  },
};

const amount: Step<WithdrawalData> = {
  async ask(ctx, data) {
    const member = await ctx.stores.members.byId(data.memberId ?? '');
    if (!member) return [said('savings.deposit.member_left')];
    const { special } = await ctx.stores.ledger.savings(data.groupId, member.memberId);
    return [askAmount(member, special)];
  },
  async accept(ctx, data, input) {
    if (input.kind === 'choice' && input.value === 'all') {
      const { special } = await ctx.stores.ledger.savings(data.groupId, data.memberId ?? '');
      if (special > 0n) return onward({ ...data, amount: satangToText(special) });
    }
    if (input.kind !== 'text') return { kind: 'not-an-answer' };
    const read = ctx.interpreter.amount(input.text);
    if (read.kind === 'amount') return amountGiven(ctx, data, read.satang);
    const key = read.kind === 'refused' ? 'amount_refused' : 'amount_hint';
    return { kind: 'retry', say: [text(`savings.deposit.${key}`)] };
  },
};

/** More than there is is asked again at once, while the figure is still in mind. */
async function amountGiven(
  ctx: TurnContext,
  data: WithdrawalData,
  satang: bigint,
): Promise<Move<WithdrawalData>> {
  const { special } = await ctx.stores.ledger.savings(data.groupId, data.memberId ?? '');
  if (satang <= special) return onward({ ...data, amount: satangToText(satang) });
  const params = { available: { money: special } };
  return { kind: 'retry', say: [{ kind: 'text', key: 'money.withdraw.too_much', params }] };
}

const confirm: Step<WithdrawalData> = {
  async ask(ctx, data) {
    const draft = await withdrawalDraft(ctx, data);
    return draft ? [confirmWithdrawal(draft)] : [said('savings.deposit.member_left')];
  },
  async accept(ctx, data, input, run) {
    const draft = await withdrawalDraft(ctx, data);
    if (!draft) return over('savings.deposit.member_left');
    if (saidYes(input)) return { kind: 'retry', say: [text('savings.deposit.press_confirm')] };
    if (input.kind !== 'choice') {
      const isOther = input.kind === 'text' && input.reading.intent === 'unknown';
      return isOther
        ? { kind: 'retry', say: [text('money.confirm_first')] }
        : { kind: 'not-an-answer' };
    }
    switch (input.value) {
      case 'confirm':
        return end(ctx, draft, run);
      case 'change:amount':
        return { kind: 'to', step: 'amount', data: { ...data, amount: null } };
      case 'change:member':
        return { kind: 'to', step: 'member', data: { ...data, memberId: null } };
      case 'channel:cash':
        return { kind: 'to', step: 'confirm', data: { ...data, channel: 'cash' } };
      case 'channel:transfer':
        return { kind: 'to', step: 'confirm', data: { ...data, channel: 'transfer' } };
      default:
        return { kind: 'not-an-answer' };
    }
  },
};

async function end(
  ctx: TurnContext,
  draft: Parameters<typeof requestWithdrawal>[1],
  { runId }: RunInfo,
): Promise<Move<WithdrawalData>> {
  const result = await requestWithdrawal(ctx, draft, runId);
  switch (result.kind) {
    case 'asked':
      return { kind: 'end', say: result.say, category: 'approval' };
    case 'refused':
      return { kind: 'end', how: 'cancelled', say: [refusalView(result.refusal)] };
    case 'waiting-already':
      return over('money.withdraw.waiting_already');
    case 'forbidden':
      return over('money.not_treasurer');
  }
}

/** A treasurer pays special savings out: who, how much, how; one card; then whoever has to agree. */
export const withdrawFlow = defineFlow<WithdrawalData, WithdrawalParams>({
  name: 'savings.withdraw-special',
  version: 1,
  data: withdrawalData,
  params: withdrawalParams,
  wait: { remindAfterMs: 10 * MINUTE_MS, endAfterMs: 120 * MINUTE_MS },
  steps: { group, ...memberSteps(picking), amount, confirm },
  begin,
});

async function begin(ctx: TurnContext, params: WithdrawalParams): Promise<Move<WithdrawalData>> {
  const groups = await treasurerGroups(ctx);
  const [only] = groups;
  if (!only) return over('money.not_treasurer');
  const chosen = groups.find(({ groupId }) => groupId === params.groupId);
  const own = chosen ?? (groups.length === 1 ? only : undefined);
  const { amount: sum, channel, memberNo, name } = params;
  const data: WithdrawalData = {
    groupId: own?.groupId ?? '',
    memberId: null,
    candidates: [],
    unlisted: 0,
    amount: sum,
    channel: channel ?? 'cash',
    said: { memberNo, name },
  };
  return own ? toSaid(ctx, data) : { kind: 'to', step: 'group', data };
}

/** To the member that the opening line named, or to the question who it is. */
async function toSaid(ctx: TurnContext, data: WithdrawalData): Promise<Move<WithdrawalData>> {
  const { memberNo = null, name = null } = data.said ?? {};
  const who: WhoSaid | undefined =
    memberNo !== null
      ? { kind: 'number', memberNo }
      : name !== null
        ? { kind: 'name', name }
        : undefined;
  const next = { ...data, said: null };
  return who ? pickMember(picking, ctx, next, who) : { kind: 'to', step: 'member', data: next };
}
