import type { TurnContext } from '../../../conversation/turn-context.ts';
import { monthOf } from '../../../domain/bangkok-time.ts';
import { isAboveCeiling } from '../../../domain/groups/money-limits.ts';
import type { ExpenseCategory } from '../../../domain/ledger/ledger-command.ts';
import { satangFromText } from '../../../domain/money.ts';
import { monthsOwed } from '../../../domain/pledge/pledge-months.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import { pledgeOf } from '../deposit-draft.ts';
import { accountOf, shortageOf, type Shortage } from '../shortage.ts';
import type { GroupMoneyData } from './group-money-data.ts';
import { SHAPES, type GroupMoney } from './group-money-kinds.ts';

/** Everything a treasurer is shown before confirming; read afresh at every step. */
export interface GroupMoneyDraft {
  group: Group;
  kind: GroupMoney;
  member: Member | null;
  category: ExpenseCategory | null;
  amount: bigint;
  channel: 'cash' | 'transfer';
  slip: string | null;
  /** Cash in hand and money in the bank now, satang. */
  cash: bigint;
  bank: bigint;
  /** More is to leave cash or bank than is there. */
  shortage: Shortage | undefined;
  /** Whether an officer has to agree. */
  takesTwo: boolean;
  /** Receipt of an entrance fee that this member has paid before. */
  paidBefore: string | null;
}

/** @returns undefined when group or member are gone meanwhile, or something is not said yet */
export async function groupMoneyDraft(
  ctx: TurnContext,
  data: GroupMoneyData,
): Promise<GroupMoneyDraft | undefined> {
  const { groups, ledger } = ctx.stores;
  const { amount, category, channel, groupId, kind, slip } = data;
  const group = await groups.byId(groupId);
  if (!group || kind === null || amount === null) return undefined;
  const { leaves, ofMember } = SHAPES[kind];
  const member = ofMember ? await activeMember(ctx, data) : null;
  if (member === undefined) return undefined;
  const satang = satangFromText(amount);
  return {
    group,
    kind,
    member,
    category,
    amount: satang,
    channel,
    slip,
    cash: await ledger.total(groupId, 'cash'),
    bank: await ledger.total(groupId, 'bank'),
    shortage: await shortageIn(ctx, kind, { groupId, channel, amount: satang }),
    takesTwo: leaves === true && isAboveCeiling(group.rules, satang),
    paidBefore: kind === 'entrance-fee' && member ? await feeBefore(ctx, member) : null,
  };
}

function shortageIn(
  ctx: TurnContext,
  kind: GroupMoney,
  out: { groupId: string; channel: 'cash' | 'transfer'; amount: bigint },
): Promise<Shortage | undefined> | undefined {
  const { amount, channel, groupId } = out;
  const { takesFrom } = SHAPES[kind];
  if (!takesFrom) return undefined;
  const account = takesFrom === 'channel' ? accountOf(channel) : takesFrom;
  // Nobody takes cash out of the bank to pay it in.
  return shortageOf(ctx, groupId, { account, amount, mayDraw: kind === 'expense' });
}

async function activeMember(
  ctx: TurnContext,
  { groupId, memberId }: GroupMoneyData,
): Promise<Member | undefined> {
  const member = await ctx.stores.members.byId(memberId ?? '');
  return member?.groupId === groupId && member.state === 'active' ? member : undefined;
}

/** Entries looked through for a fee: a new member has few. */
const LOOKED_AT = 50;

async function feeBefore(ctx: TurnContext, member: Member): Promise<string | null> {
  const { groupId, memberId } = member;
  const entries = await ctx.stores.ledger.entriesOfMember(groupId, memberId, { limit: LOOKED_AT });
  const reversed = new Set(entries.map(({ reversesSeq }) => reversesSeq));
  const fee = entries.find(({ kind, seq }) => kind === 'entrance-fee' && !reversed.has(seq));
  return fee?.receiptNo ?? null;
}

/** What it usually comes to: the group's fee, or its fine for each month that is owed. */
export async function usualAmount(
  ctx: TurnContext,
  data: GroupMoneyData,
): Promise<{ amount: bigint; months: number } | undefined> {
  const group = await ctx.stores.groups.byId(data.groupId);
  const member = await activeMember(ctx, data);
  if (!group || !member) return undefined;
  const { feeSatang, fineSatang } = group.rules;
  if (data.kind === 'entrance-fee') {
    return feeSatang > 0n ? { amount: feeSatang, months: 0 } : undefined;
  }
  if (data.kind !== 'fine' || fineSatang === 0n) return undefined;
  const { paid, terms } = await pledgeOf(ctx, group, member);
  const owed = monthsOwed(terms, paid, ctx.today).filter((month) => month <= monthOf(ctx.today));
  const months = Math.max(owed.length, 1);
  return { amount: fineSatang * BigInt(months), months };
}
