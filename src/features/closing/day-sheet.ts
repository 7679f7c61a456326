import { nameParty } from '../../conversation/approvals/name-party.ts';
import type { Outcome } from '../../conversation/feature.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Value, View } from '../../conversation/view.ts';
import { isLocalDate, type LocalDate } from '../../domain/bangkok-time.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { daySheetCard } from './day-sheet.view.ts';
import { figuresNow } from './figures-now.ts';
import { NOT_YOURS } from './statements/statement.view.ts';

/** The four figures of a day, for who keeps or checks the books. @param ref `<group>` or `<group>/<day>` */
export async function showDaySheet(ctx: TurnContext, ref: string): Promise<Outcome> {
  const [groupId = '', said = ctx.today] = ref.split('/');
  const group = await ctx.stores.groups.byId(groupId);
  if (!group || !isLocalDate(said) || said > ctx.today) return { say: [NOT_YOURS] };
  if (!may(ctx.actor, 'statement.read', group)) {
    await noteAudit(ctx, { verb: 'statement.read', groupId, ref: said, refused: 'forbidden' });
    return { say: [NOT_YOURS] };
  }
  return { say: [await sheetOf(ctx, group, said)] };
}

/** Today's, of every group whose books the person keeps or checks; undefined: of none. */
export async function showToday(ctx: TurnContext): Promise<Outcome | undefined> {
  const say: View[] = [];
  for (const group of (await ownGroups(ctx, 'statement.read')).slice(0, 4)) {
    say.push(await sheetOf(ctx, group, ctx.today));
  }
  return say.length > 0 ? { say } : undefined;
}

export async function sheetOf(ctx: TurnContext, group: Group, day: LocalDate): Promise<View> {
  const { cashCounts, ledger } = ctx.stores;
  const { groupId, name: groupName } = group;
  const figures = await figuresNow(ctx.stores, groupId, day);
  const asOf = { through: day, upTo: figures.seq };
  const register =
    day === ctx.today ? figures.register : ((await ledger.balancesAt(groupId, asOf))['cash'] ?? 0n);
  const counts = await cashCounts.ofDay(groupId, day);
  const count = counts.find(({ stands }) => stands) ?? counts.at(-1);
  const replaced = counts.filter(({ confirmedBy, stands }) => confirmedBy !== null && !stands);
  const named = async (personId: string | null | undefined): Promise<Value | undefined> =>
    personId ? nameParty(ctx.stores, { personId, memberId: null }, groupId) : undefined;
  return daySheetCard({
    groupName,
    day,
    now: { ...figures, register },
    count,
    countedBy: await named(count?.countedBy),
    confirmedBy: await named(count?.confirmedBy),
    replaced,
    slip: await slipOf(ctx, groupId, day),
  });
}

/** The last entry of the day that carries a picture of the bank's slip. */
async function slipOf(ctx: TurnContext, groupId: string, day: LocalDate): Promise<string | null> {
  let found: string | null = null;
  const days = { first: day, last: day };
  for await (const { facts, kind, seq } of ctx.stores.ledger.entriesBetween(groupId, days)) {
    if (kind === 'bank-pay-in' && typeof facts['slip'] === 'string') found = `${groupId}/${seq}`;
  }
  return found;
}
