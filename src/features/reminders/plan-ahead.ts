import type { Group } from '../../ports/stores/groups-store.ts';
import type { UnitOfWork, Writers } from '../../ports/stores/stores.ts';
import { GROUPS_PER_PAGE } from './limits.ts';
import { monthsInReach, revise } from './plan-occurrence.ts';

/**
 * Brings the occurrences of this month and the next into line with the groups' rules.
 * @returns how many rows were written
 */
export async function planAhead(
  deps: { uow: UnitOfWork; at(point: string): void },
  at: number,
): Promise<number> {
  let written = 0;
  let after: string | undefined;
  for (;;) {
    const groups = await deps.uow.read.groups.page(after, GROUPS_PER_PAGE);
    const last = groups.at(-1);
    if (!last) return written;
    written += await planPage(deps.uow, groups, at);
    deps.at('reminders:planned');
    after = last.groupId;
  }
}

async function planPage(uow: UnitOfWork, groups: readonly Group[], at: number): Promise<number> {
  const first = groups[0]?.groupId ?? '';
  const last = groups.at(-1)?.groupId ?? '';
  const changed: string[] = [];
  const byId = new Map(groups.map((group) => [group.groupId, group]));
  for (const month of monthsInReach(at)) {
    const rows = await uow.read.reminders.ofMonth(month, first, last);
    const known = new Map(rows.map((row) => [row.groupId, row]));
    for (const group of groups) {
      if (revise(known.get(group.groupId), group, month, at)) changed.push(group.groupId);
    }
  }
  if (changed.length === 0) return 0;
  return uow.transact((stores) => writePlans(stores, byId, new Set(changed), at));
}

/** Asks again inside the transaction: another instance may have planned or begun meanwhile. */
async function writePlans(
  stores: Writers,
  byId: ReadonlyMap<string, Group>,
  changed: ReadonlySet<string>,
  at: number,
): Promise<number> {
  let written = 0;
  for (const groupId of changed) {
    const group = (await stores.groups.byId(groupId)) ?? byId.get(groupId);
    if (!group) continue;
    for (const month of monthsInReach(at)) {
      const row = await stores.reminders.occurrence(month, groupId);
      const next = revise(row, group, month, at);
      if (!next) continue;
      await stores.reminders.putOccurrence(next);
      written += 1;
    }
  }
  return written;
}
