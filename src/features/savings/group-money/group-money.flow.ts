import { MINUTE_MS } from '../../../domain/durations.ts';
import { defineFlow, type Move, type Step } from '../../../conversation/flow/flow.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { Value, View } from '../../../conversation/view.ts';
import { aboutMember, beneathCard } from '../beneath-card.ts';
import { receiptAt } from '../find-receipt.ts';
import { over, said } from '../over.ts';
import { pickMember } from '../pick-member.ts';
import { whoSaid } from '../quick-entry.ts';
import { treasurerReceipt } from '../receipt.view.ts';
import { refusalView } from '../refusal.view.ts';
import { tellOfReceipt } from '../tell-receipt.ts';
import { treasurerGroups } from '../treasurer-groups.ts';
import {
  groupMoneyData,
  groupMoneyParams,
  type GroupMoneyData,
  type GroupMoneyParams,
} from './group-money-data.ts';
import { groupMoneyDraft, type GroupMoneyDraft } from './group-money-draft.ts';
import { SHAPES } from './group-money-kinds.ts';
import { askingSteps, onward, picking } from './group-money-steps.ts';
import { confirmGroupMoney } from './group-money.view.ts';
import { recordGroupMoney } from './record-group-money.ts';
import { recordedCard } from './recorded.view.ts';

const confirm: Step<GroupMoneyData> = {
  async ask(ctx, data) {
    const draft = await groupMoneyDraft(ctx, data);
    return draft ? [confirmGroupMoney(draft)] : [said('savings.deposit.member_left')];
  },
  async accept(ctx, data, input, { runId }) {
    const draft = await groupMoneyDraft(ctx, data);
    if (!draft) return over('savings.deposit.member_left');
    const { shortage } = draft;
    const common = beneathCard(data, input, { about: aboutOf(draft), shortage });
    if (common) return common;
    switch (input.kind === 'choice' && input.value) {
      case 'confirm':
        return end(ctx, draft, runId);
      case 'change:amount':
        return { kind: 'to', step: 'amount', data: { ...data, amount: null } };
      case 'change:kind':
        return { kind: 'to', step: 'what', data: { ...data, kind: null } };
      case 'change:slip':
        return { kind: 'to', step: 'slip', data };
      default:
        return { kind: 'not-an-answer' };
    }
  },
};

const aboutOf = ({ amount, kind, member }: GroupMoneyDraft): Value => ({
  t: 'money.about_kind',
  params: {
    what: { t: `savings.kind.${kind}` },
    about: member
      ? aboutMember(member, amount)
      : { t: 'money.baht', params: { amount: { money: amount } } },
  },
});

async function end(
  ctx: TurnContext,
  draft: GroupMoneyDraft,
  runId: string,
): Promise<Move<GroupMoneyData>> {
  const result = await recordGroupMoney(ctx, draft, runId);
  switch (result.kind) {
    case 'forbidden':
      return over('money.not_treasurer');
    case 'refused':
      return { kind: 'end', how: 'cancelled', say: [refusalView(result.refusal)] };
    case 'asked':
      return { kind: 'end', say: result.say, category: 'approval' };
    case 'recorded': {
      const { already, entry } = result;
      const ref = `receipt/${entry.groupId}/${entry.seq}`;
      if (entry.memberId === null) {
        const card = await recordedCard(ctx, { entry, group: draft.group, already });
        return { kind: 'end', say: [card], category: 'receipt', ref };
      }
      const receipt = await receiptAt(ctx, entry.groupId, entry.seq);
      if (!receipt) throw new Error('an entry without its receipt');
      if (!already) tellOfReceipt(ctx, receipt);
      return { kind: 'end', say: [treasurerReceipt(receipt, already)], category: 'receipt', ref };
    }
  }
}

/** A treasurer records what the group takes in and pays out beside savings; one card; ยืนยัน. */
export const groupMoneyFlow = defineFlow<GroupMoneyData, GroupMoneyParams>({
  name: 'savings.record-group-money',
  version: 1,
  data: groupMoneyData,
  params: groupMoneyParams,
  wait: { remindAfterMs: 10 * MINUTE_MS, endAfterMs: 120 * MINUTE_MS },
  steps: { ...askingSteps, confirm },
  begin,
  recall,
});

async function begin(ctx: TurnContext, params: GroupMoneyParams): Promise<Move<GroupMoneyData>> {
  const groups = await treasurerGroups(ctx);
  const [only, ...others] = groups;
  if (!only) return over('money.not_treasurer');
  const { amount, channel, kind, memberNo, name } = params;
  const data: GroupMoneyData = {
    groupId: others.length === 0 ? only.groupId : '',
    kind,
    memberId: null,
    candidates: [],
    unlisted: 0,
    category: null,
    amount,
    channel: channel ?? 'cash',
    slip: null,
    said: null,
  };
  if (others.length > 0) return { kind: 'to', step: 'group', data };
  const who = whoSaid({ memberNo, name });
  const isOfMember = kind !== null && SHAPES[kind].ofMember;
  return who && isOfMember ? pickMember(picking, ctx, data, who) : onward(data);
}

/** A press on the card of a dialogue that is done: what it led to. */
async function recall(ctx: TurnContext, runId: string): Promise<readonly View[] | undefined> {
  for (const group of await treasurerGroups(ctx)) {
    const outcome = await ctx.stores.ledger.outcome(group.groupId, `flow:${runId}:confirm`);
    if (outcome?.kind !== 'posted') continue;
    const { entry } = outcome;
    const receipt = await receiptAt(ctx, group.groupId, entry.seq);
    if (receipt) return [treasurerReceipt(receipt, true)];
    return [await recordedCard(ctx, { entry, group, already: true })];
  }
  return undefined;
}
