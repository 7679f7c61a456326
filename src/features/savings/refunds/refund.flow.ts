import { MINUTE_MS } from '../../../domain/durations.ts';
import { BACK, CANCEL, stepChoice } from '../../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../../conversation/flow/flow.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { View } from '../../../conversation/view.ts';
import { satangToText } from '../../../domain/money.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import { endAsked } from '../ask-first.ts';
import { aboutMember, beneathCard } from '../beneath-card.ts';
import { over } from '../over.ts';
import { memberSteps, pickMember, type Picking } from '../pick-member.ts';
import { treasurerGroups } from '../treasurer-groups.ts';
import { accountOf, shortageOf, shortageSaid } from '../shortage.ts';
import { whichGroupStep } from '../which-group-step.ts';
import { equalShares, readShares, showShare } from './read-shares.ts';
import { refundData, refundParams, type RefundData, type RefundParams } from './refund-data.ts';
import { confirmRefund } from './refund.view.ts';
import { requestRefund, type RefundDraft } from './request-refund.ts';

/** Beneficiaries that the form has lines for (domain.md §1). */
const OFFERED = [1, 2, 3] as const;
const REASONS = ['resigned', 'deceased'] as const;

type RefundMove = Move<RefundData>;
const text = (key: string): View => ({ kind: 'text', key });
const hint = (key: string): RefundMove => ({ kind: 'retry', say: [text(key)] });

function onward(data: RefundData): RefundMove {
  if (data.memberId === null) return { kind: 'to', step: 'member', data };
  if (data.reason === null) return { kind: 'to', step: 'reason', data };
  return { kind: 'to', step: data.shares === null ? 'shares' : 'confirm', data };
}

const picking: Picking<RefundData> = {
  question: 'money.refund.ask_member',
  choices: [CANCEL],
  take: (data) => ({ data }),
  async onward(ctx, data, member): Promise<RefundMove> {
    const { special, pledge } = await ctx.stores.ledger.savings(data.groupId, member.memberId);
    if (special + pledge === 0n) return over('money.refund.nothing');
    const posts = await ctx.stores.members.postsOf(member.memberId);
    if (posts.length > 0) return over('money.refund.has_post');
    const out = { account: accountOf(data.channel), amount: special + pledge };
    const shortage = await shortageOf(ctx, data.groupId, out);
    const move = onward(data);
    if (!shortage || move.kind !== 'to') return move;
    // How much it is, is known here, long before the card.
    const params = { why: shortageSaid(shortage) };
    return { ...move, say: [{ kind: 'text', key: 'money.short.beforehand', params }] };
  },
};

const group = whichGroupStep<RefundData>((_ctx, data) => onward(data));

const reason: Step<RefundData> = {
  ask: async () => [
    {
      kind: 'text',
      key: 'money.refund.ask_reason',
      choices: [
        ...REASONS.map((one) => stepChoice(`money.refund.reason.${one}`, one)),
        BACK,
        CANCEL,
      ],
    },
  ],
  async accept(_ctx, data, input) {
    const chosen = REASONS.find((one) => input.kind === 'choice' && input.value === one);
    if (!chosen) return hint('money.refund.reason_hint');
    return onward({ ...data, reason: chosen, shares: chosen === 'resigned' ? [] : null });
  },
};

const shares: Step<RefundData> = {
  ask: async () => [
    {
      kind: 'text',
      key: 'money.refund.ask_shares',
      choices: [
        ...OFFERED.map((count) => stepChoice('money.refund.equally', `equal:${count}`, { count })),
        BACK,
        CANCEL,
      ],
    },
  ],
  async accept(_ctx, data, input) {
    const count = OFFERED.find((one) => input.kind === 'choice' && input.value === `equal:${one}`);
    if (count !== undefined) return onward({ ...data, shares: equalShares(count) });
    if (input.kind !== 'text') return hint('money.refund.shares_hint');
    const read = readShares(input.text);
    switch (read.kind) {
      case 'shares':
        return onward({ ...data, shares: read.shares });
      case 'not-whole': {
        const params = { sum: showShare(read.sum) };
        return { kind: 'retry', say: [{ kind: 'text', key: 'money.refund.not_whole', params }] };
      }
      case 'unreadable':
        return hint('money.refund.shares_hint');
    }
  },
};

const confirm: Step<RefundData> = {
  async ask(ctx, data) {
    const draft = await draftOf(ctx, data);
    return draft ? [await confirmRefund(ctx, draft)] : [text('savings.deposit.member_left')];
  },
  async accept(ctx, data, input, { runId }) {
    const draft = await draftOf(ctx, data);
    if (!draft) return over('savings.deposit.member_left');
    const about = aboutMember(draft.member, draft.total);
    const common = beneathCard(data, input, { about, shortage: draft.shortage });
    if (common) return common;
    switch (input.kind === 'choice' && input.value) {
      case 'confirm':
        return endAsked(await requestRefund(ctx, draft, runId), 'money.refund.waiting_already');
      case 'change':
        return { kind: 'to', step: 'reason', data: { ...data, reason: null, shares: null } };
      default:
        return { kind: 'not-an-answer' };
    }
  },
};

/** All of it as it is now: what the card shows is what is asked for. */
async function draftOf(ctx: TurnContext, data: RefundData): Promise<RefundDraft | undefined> {
  const { groups, ledger, members } = ctx.stores;
  const of = await groups.byId(data.groupId);
  const member: Member | undefined = await members.byId(data.memberId ?? '');
  if (!of || member?.groupId !== data.groupId || member.state !== 'active') return undefined;
  if (data.reason === null || data.shares === null) return undefined;
  const { pledge, special } = await ledger.savings(data.groupId, member.memberId);
  const asked = {
    memberId: member.memberId,
    reason: data.reason,
    pledge: satangToText(pledge),
    special: satangToText(special),
    channel: data.channel,
    shares: data.shares,
  };
  const total = pledge + special;
  const account = accountOf(data.channel);
  const shortage = await shortageOf(ctx, data.groupId, { account, amount: total });
  return { group: of, member, asked, total, shortage };
}

/** A treasurer pays all savings back: who, why, to whom; one card; then whoever has to agree. */
export const refundFlow = defineFlow<RefundData, RefundParams>({
  name: 'savings.refund-savings',
  version: 1,
  data: refundData,
  params: refundParams,
  wait: { remindAfterMs: 10 * MINUTE_MS, endAfterMs: 120 * MINUTE_MS },
  steps: { group, ...memberSteps(picking), reason, shares, confirm },
  begin,
});

async function begin(ctx: TurnContext, { memberNo }: RefundParams): Promise<RefundMove> {
  const groups = await treasurerGroups(ctx);
  const [only, ...others] = groups;
  if (!only) return over('money.not_treasurer');
  const data: RefundData = {
    groupId: others.length === 0 ? only.groupId : '',
    memberId: null,
    candidates: [],
    unlisted: 0,
    reason: null,
    shares: null,
    channel: 'cash',
  };
  if (others.length > 0) return { kind: 'to', step: 'group', data };
  if (memberNo !== null) return pickMember(picking, ctx, data, { kind: 'number', memberNo });
  return onward(data);
}
