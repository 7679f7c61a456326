import type { TurnContext } from '../../conversation/turn-context.ts';
import { addMonths, monthOf, type LocalDate, type Month } from '../../domain/bangkok-time.ts';
import { satangFromText, satangToText } from '../../domain/money.ts';
import {
  firstMonthPayable,
  monthsFromNow,
  monthsOwed,
  monthsToPay,
  type PledgeTerms,
} from '../../domain/pledge/pledge-months.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { DepositData } from './deposit-data.ts';

/** Everything a treasurer is shown before confirming; read afresh at every step. */
export interface DepositDraft {
  group: Group;
  member: Member;
  target: 'pledge' | 'special';
  months: readonly Month[];
  /** Said before these, and paid already. */
  monthsWere: readonly Month[];
  amount: bigint;
  channel: 'cash' | 'transfer';
  /** Day the money changed hands. */
  paidOn: LocalDate;
  /** Whether that is another day than today. */
  isDatedBack: boolean;
  /** The amount that pledge × months would be; of special savings, whatever is brought. */
  expected: bigint;
  /** Receipts of the same amount for the same member on this day, not yet set apart. */
  similar: readonly string[];
  /** Of its months, those for which something was paid already: the books will refuse them. */
  alreadyPaid: readonly Month[];
  /** Of its months, those whose deposit day is over, before this one. */
  late: readonly Month[];
  /** Owed months, and this one, that stay unpaid after it. */
  left: readonly Month[];
  thisMonth: Month;
  /** As many months as it is for, the oldest owed first; and from this month on. */
  orders: Readonly<Record<MonthOrder, readonly Month[]>>;
}

/** Which months come first when none was named: the oldest owed (the rule), or this one (said by a tap). */
export type MonthOrder = 'oldest' | 'from-now';

const NO_MONTHS = { alreadyPaid: [], late: [], left: [], orders: { oldest: [], 'from-now': [] } };
const AHEAD = 36;
/** A single line cannot mean more months than this without saying which. */
export const MONTHS_GUESSED_MAX = 12;

export async function pledgeOf(
  ctx: TurnContext,
  group: Group,
  member: Member,
): Promise<{ terms: PledgeTerms; paid: ReadonlySet<Month> }> {
  const head = await ctx.stores.ledger.head(group.groupId);
  const booksSince: LocalDate = head?.openedOn ?? group.foundedOn;
  const { depositDay } = group.rules;
  const { joinedOn, owedFrom } = member;
  const terms: PledgeTerms = { joinedOn, owedFrom, booksSince, depositDay };
  const shares = await ctx.stores.ledger.monthsPaid(
    group.groupId,
    member.memberId,
    firstMonthPayable(terms),
    addMonths(monthOf(ctx.today), AHEAD),
  );
  return { terms, paid: new Set(shares.map(({ month }) => month)) };
}

/**
 * The months a payment is for when the treasurer did not name them: as many as were said, or as
 * many whole pledges as the amount holds, or one; the oldest owed first, however many they are.
 */
export async function monthsFor(
  ctx: TurnContext,
  group: Group,
  member: Member,
  said: { count: number | null; amount: bigint | null; day: LocalDate | null },
): Promise<Month[]> {
  const { terms, paid } = await pledgeOf(ctx, group, member);
  const count = said.count ?? wholePledges(member, said.amount);
  return monthsToPay(terms, paid, said.day ?? ctx.today, count);
}

function wholePledges(member: Member, amount: bigint | null): number {
  const pledge = member.pledgeSatang;
  if (amount === null || pledge === 0n || amount % pledge !== 0n) return 1;
  const count = Number(amount / pledge);
  return count >= 1 && count <= MONTHS_GUESSED_MAX ? count : 1;
}

/** @returns undefined when group or member are gone meanwhile */
export async function draftOf(
  ctx: TurnContext,
  data: DepositData,
): Promise<DepositDraft | undefined> {
  const { groups, members, ledger } = ctx.stores;
  const group = await groups.byId(data.groupId);
  const member = data.memberId === null ? undefined : await members.byId(data.memberId);
  if (!group || !member || member.groupId !== group.groupId || member.state !== 'active') {
    return undefined;
  }
  const { target, months, monthsWere, channel } = data;
  const paidOn = data.paidOn ?? ctx.today;
  const said = data.amount === null ? undefined : satangFromText(data.amount);
  const isSpecial = target === 'special';
  const expected = isSpecial ? (said ?? 0n) : member.pledgeSatang * BigInt(months.length);
  const amount = said ?? expected;
  const what = { amount, target, day: paidOn };
  const same = await ledger.similarDeposits(group.groupId, member.memberId, what);
  const similar = same.map((entry) => entry.receiptNo ?? '').filter(isNew(data.distinctFrom));
  const known = {
    group,
    member,
    target,
    months,
    monthsWere,
    amount,
    channel,
    paidOn,
    thisMonth: monthOf(ctx.today),
    isDatedBack: paidOn !== ctx.today,
    expected,
    similar,
  };
  return { ...known, ...(isSpecial ? NO_MONTHS : await monthsIn(ctx, group, member, known)) };
}

/** What its months are to the member: paid already, owed, and what other order they could be taken in. */
async function monthsIn(
  ctx: TurnContext,
  group: Group,
  member: Member,
  { months, paidOn, thisMonth }: Pick<DepositDraft, 'months' | 'paidOn' | 'thisMonth'>,
): Promise<Pick<DepositDraft, 'alreadyPaid' | 'late' | 'left' | 'orders'>> {
  const { terms, paid } = await pledgeOf(ctx, group, member);
  const owed = new Set(monthsOwed(terms, paid, ctx.today));
  const due = monthsFromNow(terms, paid, ctx.today, 1).filter((month) => month === thisMonth);
  const count = months.length;
  return {
    alreadyPaid: months.filter((month) => paid.has(month)),
    late: months.filter((month) => owed.has(month) && month < thisMonth),
    left: [...new Set([...owed, ...due])].filter((month) => !months.includes(month)),
    orders: {
      oldest: monthsToPay(terms, paid, paidOn, count),
      'from-now': monthsFromNow(terms, paid, ctx.today, count),
    },
  };
}

/** What of a summary is worked out afresh each time: the pledge may change, and the day. */
export const shownOf = ({ amount, paidOn }: DepositDraft): string =>
  `${satangToText(amount)} ${paidOn}`;

const isNew =
  (seen: readonly string[]) =>
  (receiptNo: string): boolean =>
    receiptNo !== '' && !seen.includes(receiptNo);
