import { MENU } from '../../conversation/choices.ts';
import type { Outcome } from '../../conversation/feature.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { CardData, Value } from '../../conversation/view.ts';
import type { Complaint } from '../../ports/stores/complaints-store.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { MINE, NEW, ownRow, said, withWhom } from './complaint.view.ts';
import { levelAbove, receiversAt } from './levels.ts';
import { ROWS_MAX } from './limits.ts';
import { sendUp } from './send-up.ts';

/** What the person has complained about, the latest first, and where it stands. */
export async function showOwn(ctx: TurnContext): Promise<Outcome> {
  const rows: CardData[] = [];
  for (const one of await ctx.stores.complaints.ofPerson(ctx.person.personId, ROWS_MAX)) {
    const group = await ctx.stores.groups.byId(one.groupId);
    if (group) rows.push(ownRow(one, group, await whoHas(ctx, one, group)));
  }
  const choices = [NEW, MENU];
  if (rows.length === 0) return { say: [{ kind: 'text', key: 'complaints.none', choices }] };
  const title = { t: 'complaints.mine' };
  const alt = { t: 'complaints.mine_alt', params: { count: rows.length } };
  return { say: [{ kind: 'card', template: 'list', data: { title, rows }, alt, choices }] };
}

/** Whoever took it up or answered it, or else all of the level that it lies with. */
async function whoHas(ctx: TurnContext, complaint: Complaint, group: Group): Promise<Value> {
  const { level, officeId, state } = complaint;
  const office = officeId === null ? undefined : await ctx.stores.offices.byId(officeId);
  if (office && state !== 'open') {
    const params = { post: { t: `roles.${office.office}` }, name: office.name };
    return { t: 'everyday.ask.person', params };
  }
  return withWhom(level, await receiversAt(ctx.stores, group, level));
}

async function ownComplaint(ctx: TurnContext, complaintId: string): Promise<Complaint | undefined> {
  const found = await ctx.stores.complaints.byId(complaintId);
  return found?.personId === ctx.person.personId ? found : undefined;
}

/** The sender takes it back. */
export async function withdrawOwn(ctx: TurnContext, ref: string): Promise<Outcome> {
  const found = await ownComplaint(ctx, ref);
  const isLive = found?.state === 'open' || found?.state === 'taken-up';
  const change = { state: 'withdrawn', dueAt: null } as const;
  if (!found || !isLive || !(await ctx.stores.complaints.change(found, change))) return gone();
  await noteAudit(ctx, { verb: 'complaint.withdraw', groupId: null, ref });
  return { say: [said('withdrawn')], category: 'dispute' };
}

/** An answer that does not satisfy: the office above hears of it at once. */
export async function sendOnward(ctx: TurnContext, ref: string): Promise<Outcome> {
  const found = await ownComplaint(ctx, ref);
  const above = found && levelAbove(found.level);
  if (!found || found.state !== 'answered' || !above) return gone();
  const notices = await sendUp(ctx.stores, found, above, ctx.now);
  if (!notices) return gone();
  await noteAudit(ctx, { verb: 'complaint.onward', groupId: null, ref });
  const { personId } = ctx.person;
  const own = notices.filter(({ to }) => to.kind === 'person' && to.personId === personId);
  for (const notice of notices) if (!own.includes(notice)) ctx.tell(notice);
  return { say: own.flatMap(({ views }) => views), category: 'dispute' };
}

const gone = (): Outcome => ({ say: [{ ...said('no_longer'), choices: [MINE, MENU] }] });
