import { askApproval } from '../../conversation/approvals/ask-approval.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { hintOf } from '../../conversation/flow/form.ts';
import { ownGroupStep } from '../../conversation/own-group-step.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import { chose, confirms, corrects } from '../../conversation/said.ts';
import type { Input } from '../../conversation/flow/input.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { whichGroup } from '../../conversation/which-group.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/durations.ts';
import { AMOUNT_MAX } from '../../domain/ledger/limits.ts';
import { satangToText } from '../../domain/money.ts';
import { barred, groupOf, over, WHICH_GROUP } from './dialogue.ts';
import { openingKey } from './opening-key.ts';
import { OWN_MONEY_SUBJECT, ownMoneyApproval } from './own-money.approval.ts';
import {
  ownMoneyData,
  ownMoneyOf,
  ownMoneyParams,
  type OwnMoneyData,
  type OwnMoneyParams,
} from './own-money-data.ts';
import { askAmount, ownMoneyCard, ownMoneyRows } from './own-money.view.ts';

type OwnMove = Move<OwnMoneyData>;

/** On to the first question, unless the group's money is in the books. */
async function toCash(ctx: TurnContext, data: OwnMoneyData): Promise<OwnMove> {
  const { isTaken } = await openingKey(ctx.stores.ledger, data.groupId, null);
  return isTaken ? over('opening-balances.own_already') : { kind: 'to', step: 'cash', data };
}

const group = ownGroupStep<OwnMoneyData>('opening.record', WHICH_GROUP, toCash);

function readAmount(ctx: TurnContext, input: Input): bigint | undefined {
  if (chose(input, '0')) return 0n;
  if (input.kind !== 'text') return undefined;
  if (/^[0๐]$/.test(input.text.trim())) return 0n;
  const amount = ctx.interpreter.amount(input.text);
  return amount.kind === 'amount' && amount.satang <= AMOUNT_MAX ? amount.satang : undefined;
}

const amountStep = (place: 'cash' | 'bank', next: string): Step<OwnMoneyData> => ({
  ask: async (ctx, data) => [askAmount(place, await groupOf(ctx, data))],
  async accept(ctx, data, input, run) {
    const amount = readAmount(ctx, input);
    if (amount !== undefined) {
      return { kind: 'to', step: next, data: { ...data, [place]: satangToText(amount) } };
    }
    if (isOtherMatter(input)) return { kind: 'not-an-answer' };
    return hintOf('opening-balances.amount_hint', run);
  },
});

const summary: Step<OwnMoneyData> = {
  async ask(ctx, data) {
    const money = ownMoneyOf(data);
    const rows = await ownMoneyRows(ctx.stores, data.groupId, money);
    return [ownMoneyCard(await groupOf(ctx, data), money, rows)];
  },
  async accept(ctx, data, input, run) {
    if (confirms(input)) return request(ctx, data);
    if (corrects(input)) return { kind: 'to', step: 'cash', data };
    if (isOtherMatter(input)) return { kind: 'not-an-answer' };
    return hintOf('opening-balances.summary_hint', run);
  },
};

async function request(ctx: TurnContext, data: OwnMoneyData): Promise<OwnMove> {
  const { groupId } = data;
  const { bank, cash } = ownMoneyOf(data);
  const bar = await barred(ctx, await groupOf(ctx, data));
  if (bar) return bar;
  if (cash + bank === 0n) return over('opening-balances.own_nothing');
  const asked = await askApproval(ctx, ownMoneyApproval, {
    groupId,
    payload: { cash: satangToText(cash), bank: satangToText(bank) },
    subject: OWN_MONEY_SUBJECT,
    concerns: [],
  });
  if (asked.kind === 'open-already') return over('opening-balances.waiting_already');
  return { kind: 'end', say: asked.say, category: 'approval' };
}

/** The group's cash and bank balance from paper: two figures, one card, a second person. */
export const ownMoneyFlow = defineFlow<OwnMoneyData, OwnMoneyParams>({
  name: 'opening-balances.own-money',
  version: 1,
  data: ownMoneyData,
  params: ownMoneyParams,
  wait: { remindAfterMs: 10 * MINUTE_MS, endAfterMs: 6 * HOUR_MS },
  unmetered: true,
  steps: { group, cash: amountStep('cash', 'bank'), bank: amountStep('bank', 'summary'), summary },
  async begin(ctx, { groupId }) {
    const begun = whichGroup(await ownGroups(ctx, 'opening.record'), groupId);
    if (begun.kind === 'none') return over('opening-balances.committee_only');
    const data: OwnMoneyData = { groupId: begun.group?.groupId ?? '', cash: null, bank: null };
    return begun.group ? toCash(ctx, data) : { kind: 'to', step: 'group', data };
  },
});
