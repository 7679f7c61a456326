import { z } from 'zod';
import {
  defineApproval,
  type ApprovalContent,
  type Carried,
} from '../../conversation/approvals/approval-kind.ts';
import { loadActor } from '../../conversation/turn/load-actor.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Value } from '../../conversation/view.ts';
import { dateAt, daysBetween } from '../../domain/bangkok-time.ts';
import { satangFromText } from '../../domain/money.ts';
import { unusualAmount } from '../../domain/pledge/unusual-amount.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import { depositCommand } from './deposit-command.ts';
import { unusualWords } from './unusual-words.ts';
import { receiptAt } from './find-receipt.ts';
import { postOnce } from './post-once.ts';
import { treasurerReceipt } from './receipt.view.ts';
import { refusalText } from './refusal.view.ts';
import { tellOfReceipt } from './tell-receipt.ts';

const payload = z.strictObject({
  runId: z.string(),
  memberId: z.string(),
  target: z.enum(['pledge', 'special']),
  months: z.array(z.string()),
  /** Satang. */
  amount: z.string(),
  channel: z.enum(['cash', 'transfer']),
  paidOn: z.string(),
});
type Payload = z.infer<typeof payload>;

/** A deposit far from what is pledged and above the ceiling: an officer looks at it first. */
export const largeDepositApproval = defineApproval<Payload>({
  name: 'savings.large-deposit',
  verb: 'deposit.approve',
  payload,
  content: contentOf,
  carryOut,
});

const row = (label: string, value: Value) => ({ label: { t: label }, value });

async function contentOf(
  read: Readers,
  { amount, channel, memberId, months, paidOn, target }: Payload,
  { groupId }: Approval,
): Promise<ApprovalContent | undefined> {
  const member = await read.members.byId(memberId);
  const group = await read.groups.byId(groupId);
  if (!member || !group) return undefined;
  const satang = satangFromText(amount);
  const pledge = member.pledgeSatang;
  const expected = pledge * BigInt(months.length);
  const ceiling = group.rules.ceilingSatang;
  const unusual = unusualAmount({ target, amount: satang, pledge, expected, ceiling });
  return {
    title: { t: 'savings.deposit.large.title' },
    amount: { label: { t: `savings.target.${target}` }, satang },
    sections: [
      {
        rows: [
          row('money.member', member.name),
          row('money.member_no', member.memberNo),
          ...(months.length > 0 ? [row('savings.correction.row.months', { months })] : []),
          row('savings.correction.row.date', { date: paidOn }),
          row('savings.correction.row.method', { t: `savings.channel.${channel}` }),
        ],
      },
    ],
    ...(unusual && { warning: unusualWords(unusual, { target, pledge, expected, ceiling }) }),
    aloud: {
      t: 'savings.deposit.large.aloud',
      params: { name: member.name, number: member.memberNo, amount: { money: satang } },
    },
  };
}

async function carryOut(
  ctx: TurnContext,
  { amount, runId, ...asked }: Payload,
  { groupId, maker, openedAt }: Approval,
): Promise<Carried> {
  const group = await ctx.stores.groups.byId(groupId);
  const member = await ctx.stores.members.byId(asked.memberId);
  const treasurer = await loadActor(ctx.stores, maker.personId);
  const isRight = group?.state === 'active' && may(treasurer, 'deposit.record', group);
  if (!group || !isRight || member?.state !== 'active') {
    return { kind: 'impossible', why: { t: 'savings.deposit.large.no_longer' } };
  }
  const approvers = [ctx.person.personId];
  // The days it waited are nobody's dating back.
  const waited = daysBetween(dateAt(openedAt), ctx.today);
  const { rules } = group;
  const as = { ...group, rules: { ...rules, backdateDays: rules.backdateDays + waited } };
  const by = { runId, actor: maker.personId, approvers, needed: 1, at: ctx.now };
  const command = depositCommand({ ...asked, amount: satangFromText(amount), group: as }, by);
  const { outcome } = await postOnce(ctx, command);
  if (outcome.kind === 'refused') return { kind: 'impossible', why: refusalText(outcome) };
  const receipt = await receiptAt(ctx, groupId, outcome.entry.seq);
  if (!receipt) throw new Error('a deposit without a receipt');
  tellOfReceipt(ctx, receipt);
  return { kind: 'done', tellMaker: [treasurerReceipt(receipt, false)] };
}
