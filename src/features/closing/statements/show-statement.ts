import type { Outcome } from '../../../conversation/feature.ts';
import { noteAudit } from '../../../conversation/note-audit.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { Value, View } from '../../../conversation/view.ts';
import { monthOf } from '../../../domain/bangkok-time.ts';
import { may, type Verb } from '../../../domain/roles/permissions.ts';
import { monthPeriod, type Period } from '../../../domain/statements/period.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import { trialSections } from '../trial.view.ts';
import { loadAccount, loadCashBook, loadReceipts, loadTrial } from './load-statements.ts';
import { accountPage, cashPage, receiptsPage, type StatementPage } from './statement-page.ts';
import { readRef, type Statement, type StatementRef } from './statement-ref.ts';
import {
  linesShown,
  NOT_YOURS,
  pageView,
  trialView,
  type StatementHead,
} from './statement.view.ts';

/** Totals are for all who look after a group, single entries for those who keep or check its books. */
export const RIGHTS: Readonly<Record<Statement, Verb>> = {
  trial: 'statement.totals',
  cash: 'statement.read',
  receipts: 'statement.read',
  account: 'statement.read',
};

interface Found {
  group: Group;
  /** Of an account. */
  member?: Member;
}

/** A statement, if the person may see it; anything else answers like one that does not exist. */
export async function showStatement(ctx: TurnContext, ref: string): Promise<Outcome> {
  const asked = readRef(ref);
  const found = asked && (await findAllowed(ctx, asked));
  if (!asked || !found) return { say: [NOT_YOURS], outcome: 'no-such-statement' };
  const { group, member } = found;
  const head = await ctx.stores.ledger.head(group.groupId);
  if (!head) return { say: [NOT_YOURS], outcome: 'no-such-statement' };
  const upTo = Math.min(asked.upTo ?? head.seq, head.seq);
  const month = asked.month ?? monthOf(ctx.today);
  if (month > monthOf(ctx.today) || month < monthOf(head.openedOn)) {
    const params = { first: { month: monthOf(head.openedOn) } };
    return { say: [{ kind: 'text', key: 'closing.statement.no_such_month', params }] };
  }
  const named: StatementHead = {
    ref: { ...asked, month, upTo },
    whose: member ? whoseAccount(member, group) : group.name,
    hasEarlier: month > monthOf(head.openedOn),
  };
  return { say: [await viewOf(ctx, found, named)] };
}

const whoseAccount = ({ memberNo, name }: Member, group: Group): Value => ({
  t: 'closing.statement.whose',
  params: { name, number: memberNo, group: group.name },
});

async function viewOf(ctx: TurnContext, found: Found, head: StatementHead): Promise<View> {
  const { groupId } = found.group;
  const { month, upTo, what } = head.ref;
  const period = monthPeriod(month, upTo);
  if (what === 'trial') {
    return trialView(head, trialSections(await loadTrial(ctx.stores, groupId, period)));
  }
  const page = await pageOf(ctx, { ...found, what }, period);
  const names = new Map<string, string>();
  for (const { memberId } of linesShown(page, head.ref)) {
    if (memberId === null || names.has(memberId)) continue;
    const name = (await ctx.stores.members.byId(memberId))?.name;
    if (name !== undefined) names.set(memberId, name);
  }
  return pageView(head, page, (memberId) => names.get(memberId ?? ''));
}

async function pageOf(
  ctx: TurnContext,
  { group, member, what }: Found & { what: Statement },
  period: Period,
): Promise<StatementPage> {
  if (what === 'cash') return cashPage(await loadCashBook(ctx.stores, group.groupId, period));
  if (member) return accountPage(await loadAccount(ctx.stores, member, period));
  return receiptsPage(await loadReceipts(ctx.stores, group.groupId, period));
}

async function findAllowed(
  ctx: TurnContext,
  { of, what }: StatementRef,
): Promise<Found | undefined> {
  const { groups, members } = ctx.stores;
  if (what !== 'account') {
    const group = await groups.byId(of);
    return group && (await isAllowed(ctx, what, group, of)) ? { group } : undefined;
  }
  const member = await members.byId(of);
  const group = member && (await groups.byId(member.groupId));
  if (!member || !group) return undefined;
  const isOwn = ctx.actor.memberships.some(({ memberId }) => memberId === of);
  if (isOwn && may(ctx.actor, 'balance.read-own', group)) return { group, member };
  if (!(await isAllowed(ctx, what, group, of))) return undefined;
  // Somebody else's savings were looked at: that is kept.
  await noteAudit(ctx, { verb: RIGHTS.account, groupId: group.groupId, ref: of });
  return { group, member };
}

async function isAllowed(
  ctx: TurnContext,
  what: Statement,
  group: Group,
  ref: string,
): Promise<boolean> {
  const verb = RIGHTS[what];
  if (may(ctx.actor, verb, group)) return true;
  await noteAudit(ctx, { verb, groupId: group.groupId, ref, refused: 'forbidden' });
  return false;
}
