import type { TurnContext } from '../../conversation/turn-context.ts';
import { addMonths, monthOf, type LocalDate, type Month } from '../../domain/bangkok-time.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import { monthsOwed, nextDepositDay } from '../../domain/pledge/pledge-months.ts';
import type { Membership } from '../../domain/roles/actor.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';

/** A member's savings in one group, as of this turn. */
export interface Balance {
  group: Group;
  member: Member;
  pledgeSatang: bigint;
  specialSatang: bigint;
  last: { amount: bigint; date: LocalDate; receiptNo: string | null } | null;
  /** Months of this calendar year paid for, oldest first. */
  paidThisYear: Month[];
  /** Months whose deposit day is over, unpaid, oldest first; also of earlier years. */
  owed: Month[];
  nextDepositDay: LocalDate;
  /** A receipt that was taken back lately, and the one that took it back. */
  reversed: { of: Entry; reversal: string } | null;
  /** Entries of this member that are disputed and not settled yet. */
  openDisputes: number;
}

/** How far ahead months may be paid, for reading what was. */
const AHEAD = 36;

/** The savings of the person who asks, one item a membership. Nobody else's are reachable from here. */
export async function checkBalance(ctx: TurnContext): Promise<Balance[]> {
  const balances: Balance[] = [];
  for (const membership of ctx.actor.memberships) {
    const balance = await balanceOf(ctx, membership);
    if (balance) balances.push(balance);
  }
  return balances;
}

/** The savings of one membership; whose they may be shown to is the caller's matter. */
export async function balanceOf(
  ctx: TurnContext,
  own: Pick<Membership, 'groupId' | 'memberId'>,
): Promise<Balance | undefined> {
  const { groups, members, ledger, receipts } = ctx.stores;
  const { groupId, memberId } = own;
  const group = await groups.byId(groupId);
  const member = await members.byId(memberId);
  const head = await ledger.head(groupId);
  if (!group || !member || !head) return undefined;
  const savings = await ledger.savings(groupId, memberId);
  const last = await ledger.lastDeposit(groupId, memberId);
  const first = monthOf(head.openedOn);
  const paid = await ledger.monthsPaid(
    groupId,
    memberId,
    first,
    addMonths(monthOf(ctx.today), AHEAD),
  );
  const months = new Set(paid.map(({ month }) => month));
  const { depositDay } = group.rules;
  const terms = { joinedOn: member.joinedOn, booksSince: head.openedOn, depositDay };
  const year = ctx.today.slice(0, 4);
  const disputes = await receipts.openDisputes(groupId);
  return {
    group,
    member,
    pledgeSatang: savings.pledge,
    specialSatang: savings.special,
    last: last ? lastOf(last) : null,
    reversed: await reversedLately(ctx, own),
    paidThisYear: [...months].filter((month) => month.startsWith(year)).toSorted(),
    owed: monthsOwed(terms, months, ctx.today),
    nextDepositDay: nextDepositDay(depositDay, ctx.today),
    openDisputes: disputes.filter((dispute) => dispute.memberId === memberId).length,
  };
}

/** Entries looked at for one that was taken back: a reversal and what stands instead are the last two. */
const LATELY = 2;

async function reversedLately(
  { stores: { ledger } }: TurnContext,
  { groupId, memberId }: Pick<Membership, 'groupId' | 'memberId'>,
): Promise<Balance['reversed']> {
  const entries = await ledger.entriesOfMember(groupId, memberId, { limit: LATELY });
  const reversal = entries.find(({ reversesSeq }) => reversesSeq !== null);
  const of = reversal && (await ledger.entry(groupId, reversal.reversesSeq ?? 0));
  if (!reversal || !of) return null;
  return { of, reversal: reversal.receiptNo ?? '-' };
}

function lastOf(entry: Entry): NonNullable<Balance['last']> {
  return {
    amount: amountOf(entry),
    date: entry.effectiveDate,
    receiptNo: entry.receiptNo,
  };
}

/** What changed hands, satang: the sum of the entry's debits. */
export function amountOf(entry: Entry): bigint {
  return entry.postings.reduce((sum, { amount }) => (amount > 0n ? sum + amount : sum), 0n);
}
