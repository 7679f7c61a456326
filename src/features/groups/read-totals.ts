import type { TurnContext } from '../../conversation/turn-context.ts';
import { addMonths, dayOfMonth, monthOf, type LocalDate } from '../../domain/bangkok-time.ts';
import type { Group } from '../../ports/stores/groups-store.ts';

/** What members and officers may know of a group: no single person's figure is among it. */
export interface GroupTotals {
  group: Group;
  members: number;
  pledgeSatang: bigint;
  specialSatang: bigint;
  nextDepositDay: LocalDate;
}

export async function readTotals(ctx: TurnContext, group: Group): Promise<GroupTotals> {
  const { members, ledger } = ctx.stores;
  const { groupId } = group;
  const open = (await ledger.head(groupId)) !== undefined;
  return {
    group,
    members: await members.countActive(groupId),
    pledgeSatang: open ? await ledger.total(groupId, 'pledge') : 0n,
    specialSatang: open ? await ledger.total(groupId, 'special') : 0n,
    nextDepositDay: nextDepositDay(group.rules.depositDay, ctx.today),
  };
}

function nextDepositDay(depositDay: number, today: LocalDate): LocalDate {
  const thisMonth = dayOfMonth(monthOf(today), depositDay);
  return thisMonth >= today ? thisMonth : dayOfMonth(addMonths(monthOf(today), 1), depositDay);
}
