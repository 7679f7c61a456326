import type { TurnContext } from '../../conversation/turn-context.ts';
import { addMonths, monthOf, type LocalDate, type Month } from '../../domain/bangkok-time.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import {
  backTo,
  monthsOwed,
  nextDepositDay,
  nextUnpaidDay,
} from '../../domain/pledge/pledge-months.ts';
import type { Membership } from '../../domain/roles/actor.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import { noteLook, readable, type Readable, type Whose } from './readable.ts';

/** A member's savings in one group, as of this turn. */
export interface Balance {
  group: Group;
  member: Member;
  pledgeSatang: bigint;
  specialSatang: bigint;
  last: { amount: bigint; date: LocalDate; receiptNo: string | null } | null;
  /** Months of this calendar year paid for, oldest first. */
  paidThisYear: Month[];
  /** Months whose deposit day is over, unpaid, oldest first; also of earlier years. None in a closed group. */
  owed: Month[];
  /** The group's, whatever this member paid. */
  nextDepositDay: LocalDate;
  /** The first from then on whose month this member has not paid for in advance. */
  nextUnpaidDay: LocalDate;
  /** A receipt that was taken back lately, and the one that took it back. */
  reversed: { of: Entry; reversal: string } | null;
  /** Entries of this member that are disputed and not settled yet. */
  openDisputes: number;
}

/** How far ahead months may be paid, for reading what was. */
const AHEAD = 36;

/** With whether it is the reader's own. */
export interface ReadBalance extends Balance {
  whose: Whose;
}

/**
 * The savings of the person who asks, one item a membership, then of those whom they read for.
 * @param only one of them
 */
export async function checkBalance(ctx: TurnContext, only?: Readable): Promise<ReadBalance[]> {
  const balances: ReadBalance[] = [];
  for (const one of only ? [only] : await readable(ctx)) {
    const balance = await balanceOf(ctx, one);
    if (!balance) continue;
    await noteLook(ctx, one);
    balances.push({ ...balance, whose: one.whose });
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
  const [group, member, head, savings, last, reversed, disputes] = await Promise.all([
    groups.byId(groupId),
    members.byId(memberId),
    ledger.head(groupId),
    ledger.savings(groupId, memberId),
    ledger.lastDeposit(groupId, memberId),
    reversedLately(ctx, own),
    receipts.openDisputes(groupId),
  ]);
  if (!group || !member || !head) return undefined;
  const { depositDay } = group.rules;
  const { joinedOn, owedFrom } = member;
  const terms = { joinedOn, owedFrom, booksSince: head.openedOn, depositDay };
  const first = backTo(monthOf(head.openedOn), terms);
  const paid = await ledger.monthsPaid(
    groupId,
    memberId,
    first,
    addMonths(monthOf(ctx.today), AHEAD),
  );
  const months = new Set(paid.map(({ month }) => month));
  const year = ctx.today.slice(0, 4);
  return {
    group,
    member,
    pledgeSatang: savings.pledge,
    specialSatang: savings.special,
    last: last ? lastOf(last) : null,
    reversed,
    paidThisYear: [...months].filter((month) => month.startsWith(year)).toSorted(),
    owed: group.state === 'closed' ? [] : monthsOwed(terms, months, ctx.today),
    nextDepositDay: nextDepositDay(depositDay, ctx.today),
    nextUnpaidDay: nextUnpaidDay(depositDay, months, ctx.today),
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
