import type { TurnContext } from '../../conversation/turn-context.ts';
import {
  addMonths,
  dayOfMonth,
  monthOf,
  type LocalDate,
  type Month,
} from '../../domain/bangkok-time.ts';
import type { Group } from '../../ports/stores/groups-store.ts';

/** What members and officers may know of a group: no single person's figure is among it. */
export interface GroupTotals {
  group: Group;
  members: number;
  pledgeSatang: bigint;
  specialSatang: bigint;
  nextDepositDay: LocalDate;
  /** Where the money is, satang; in suspense is what nobody can explain yet. */
  cashSatang: bigint;
  bankSatang: bigint;
  /** Last month under two names, if any was closed. */
  closedThrough: Month | null;
  openDisputes: number;
}

export async function readTotals(ctx: TurnContext, group: Group): Promise<GroupTotals> {
  const { members, ledger, receipts } = ctx.stores;
  const { groupId } = group;
  const head = await ledger.head(groupId);
  const total = (type: string) => (head ? ledger.total(groupId, type) : Promise.resolve(0n));
  return {
    group,
    members: await members.countActive(groupId),
    pledgeSatang: await total('pledge'),
    specialSatang: await total('special'),
    cashSatang: await total('cash'),
    bankSatang: await total('bank'),
    closedThrough: head?.closedThrough ?? null,
    openDisputes: (await receipts.openDisputes(groupId)).length,
    nextDepositDay: nextDepositDay(group.rules.depositDay, ctx.today),
  };
}

function nextDepositDay(depositDay: number, today: LocalDate): LocalDate {
  const thisMonth = dayOfMonth(monthOf(today), depositDay);
  return thisMonth >= today ? thisMonth : dayOfMonth(addMonths(monthOf(today), 1), depositDay);
}
