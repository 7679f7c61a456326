import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { Month } from '../../../domain/bangkok-time.ts';
import type { Entry } from '../../../domain/ledger/entry.ts';
import { satangToText } from '../../../domain/money.ts';
import { monthsToPay } from '../../../domain/pledge/pledge-months.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import { amountOf } from '../check-balance.ts';
import { pledgeOf } from '../deposit-draft.ts';
import type { RightDeposit } from './correct-data.ts';
import type { BookedEntry } from './correctable.ts';

/** A deposit as it was booked: what a correction begins from. Undefined for what is no deposit. */
export function asBooked({ entry, member }: BookedEntry): RightDeposit | undefined {
  if (entry.kind !== 'deposit' || !member) return undefined;
  return {
    memberId: member.memberId,
    target: entry.facts['target'] === 'special' ? 'special' : 'pledge',
    months: entry.months.map(({ month }) => month),
    amount: satangToText(amountOf(entry)),
    channel: entry.facts['channel'] === 'transfer' ? 'transfer' : 'cash',
  };
}

/** Whether a correction would change nothing. */
export function isSame(right: RightDeposit, booked: BookedEntry): boolean {
  return JSON.stringify(right) === JSON.stringify(asBooked(booked));
}

/** Months that a member has paid for, as if the wrong entry were gone. */
async function paidWithout(
  ctx: TurnContext,
  { entry, group }: BookedEntry,
  member: Member,
): Promise<{ terms: Awaited<ReturnType<typeof pledgeOf>>['terms']; paid: Set<Month> }> {
  const { terms, paid } = await pledgeOf(ctx, group, member);
  const isOwn = entry.memberId === member.memberId;
  const freed = isOwn ? await freedBy(ctx, entry) : [];
  return { terms, paid: new Set([...paid].filter((month) => !freed.includes(month))) };
}

/** Months that nobody has paid for once this entry is gone. */
async function freedBy({ stores }: TurnContext, entry: Entry): Promise<Month[]> {
  const months = entry.months.toSorted((a, b) => (a.month < b.month ? -1 : 1));
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last || entry.memberId === null) return [];
  const { groupId, memberId } = entry;
  const paid = await stores.ledger.monthsPaid(groupId, memberId, first.month, last.month);
  return months
    .filter(({ amount, month }) => paid.find((one) => one.month === month)?.amount === amount)
    .map(({ month }) => month);
}

/**
 * So many months for this member: those of the wrong entry if it is theirs, and as many more as a
 * deposit without named months would take.
 */
export async function countedMonths(
  ctx: TurnContext,
  booked: BookedEntry,
  member: Member,
  count: number,
): Promise<Month[]> {
  const { paid, terms } = await paidWithout(ctx, booked, member);
  const isOwn = booked.entry.memberId === member.memberId;
  const ownMonths = isOwn ? booked.entry.months.map(({ month }) => month) : [];
  const kept = ownMonths.filter((month) => !paid.has(month)).slice(0, count);
  const rest = count - kept.length;
  if (rest === 0) return kept;
  return [...kept, ...monthsToPay(terms, new Set([...paid, ...kept]), ctx.today, rest)].toSorted();
}

/** Of these months, those that are paid by other entries: the books will refuse them. */
export async function paidAlready(
  ctx: TurnContext,
  booked: BookedEntry,
  member: Member,
  months: readonly Month[],
): Promise<Month[]> {
  if (months.length === 0) return [];
  const { paid } = await paidWithout(ctx, booked, member);
  return months.filter((month) => paid.has(month));
}

/** The deposit for another member: the same months, or as many others where those are paid. */
export async function forMember(
  ctx: TurnContext,
  booked: BookedEntry,
  right: RightDeposit,
  member: Member,
): Promise<RightDeposit> {
  const { memberId } = member;
  const paid = await paidAlready(ctx, booked, member, right.months);
  if (paid.length === 0) return { ...right, memberId };
  return {
    ...right,
    memberId,
    months: await countedMonths(ctx, booked, member, right.months.length),
  };
}
