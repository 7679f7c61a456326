import { nameParty } from '../../conversation/approvals/name-party.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Value } from '../../conversation/view.ts';
import { SETTINGS, type Setting } from './settings-data.ts';
import type { Changes } from './settings.view.ts';

/** Who changed each setting last, and when; those never changed are left out. */
export async function lastChanges(ctx: TurnContext, groupId: string): Promise<Changes> {
  const changes = new Map<Setting, { at: number; by: Value }>();
  const name = (personId: string) => nameParty(ctx.stores, { personId, memberId: null }, groupId);
  for (const setting of SETTINGS) {
    const change = await ctx.stores.groups.lastRuleChange(groupId, setting);
    if (!change) continue;
    const { approvedBy, at, changedBy } = change;
    const people = [
      await name(changedBy),
      ...(approvedBy === null ? [] : [await name(approvedBy)]),
    ];
    changes.set(setting, { at, by: { list: people } });
  }
  return changes;
}
