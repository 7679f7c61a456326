import { MINUTE_MS } from '../../../domain/durations.ts';
import { CANCEL } from '../../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../../conversation/flow/flow.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { satangToText } from '../../../domain/money.ts';
import { endAsked } from '../ask-first.ts';
import { aboutMember, beneathCard } from '../beneath-card.ts';
import { over, said } from '../over.ts';
import { memberSteps, pickMember, type Picking } from '../pick-member.ts';
import { whoSaid } from '../quick-entry.ts';
import { treasurerGroups } from '../treasurer-groups.ts';
import { unusableLine } from '../unusable-line.view.ts';
import { whichGroupStep } from '../which-group-step.ts';
import { onward } from './onward.ts';
import { requestWithdrawal } from './request-withdrawal.ts';
import {
  withdrawalData,
  withdrawalParams,
  type WithdrawalData,
  type WithdrawalParams,
} from './withdrawal-data.ts';
import { withdrawalDraft } from './withdrawal-draft.ts';
import { askAmount, confirmWithdrawal } from './withdrawal.view.ts';

const text = (key: string) => ({ kind: 'text', key }) as const;

const picking: Picking<WithdrawalData> = {
  question: 'money.withdraw.ask_member',
  choices: [CANCEL],
  take(data, line) {
    const unusable = unusableLine(line);
    if (unusable) return { unusable: { ...unusable, choices: [] } };
    const amount = line.amount === undefined ? data.amount : satangToText(line.amount);
    return { data: { ...data, amount, channel: line.channel ?? data.channel } };
  },
  onward,
};

const group = whichGroupStep<WithdrawalData>(toSaid);

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
      return onward(ctx, { ...data, amount: satangToText(special) });
    }
    if (input.kind !== 'text') return { kind: 'not-an-answer' };
    const read = ctx.interpreter.amount(input.text);
    if (read.kind === 'amount') {
      return onward(ctx, { ...data, amount: satangToText(read.satang) });
    }
    const key = read.kind === 'refused' ? 'amount_refused' : 'amount_hint';
    return { kind: 'retry', say: [text(`savings.deposit.${key}`)] };
  },
};

const confirm: Step<WithdrawalData> = {
  async ask(ctx, data) {
    const draft = await withdrawalDraft(ctx, data);
    return draft ? [confirmWithdrawal(draft)] : [said('savings.deposit.member_left')];
  },
  async accept(ctx, data, input, { runId }) {
    const draft = await withdrawalDraft(ctx, data);
    if (!draft) return over('savings.deposit.member_left');
    const { amount: sum, member, shortage } = draft;
    const about = aboutMember(member, sum);
    const common = beneathCard(data, input, { about, shortage });
    if (common) return common;
    switch (input.kind === 'choice' && input.value) {
      case 'confirm':
        return endAsked(
          await requestWithdrawal(ctx, draft, runId),
          'money.withdraw.waiting_already',
        );
      case 'change:amount':
        return { kind: 'to', step: 'amount', data: { ...data, amount: null } };
      case 'change:member':
        return { kind: 'to', step: 'member', data: { ...data, memberId: null } };
      default:
        return { kind: 'not-an-answer' };
    }
  },
};

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
  const who = whoSaid({ memberNo, name });
  const next = { ...data, said: null };
  return who ? pickMember(picking, ctx, next, who) : { kind: 'to', step: 'member', data: next };
}
