import type { Carried } from '../../conversation/approvals/approval-kind.ts';
import { MENU, verbChoice } from '../../conversation/choices.ts';
import { newMember } from '../../conversation/new-member.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import { loadActor } from '../../conversation/turn/load-actor.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Params } from '../../conversation/view.ts';
import { addMonths, type LocalDate, type Month } from '../../domain/bangkok-time.ts';
import type { OpeningBalanceCommand } from '../../domain/ledger/ledger-command.ts';
import { satangToText } from '../../domain/money.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import { checkLine, type CheckedLine } from './check-line.ts';
import { firstOpeningKey } from './opening-key.ts';
import { readStored, type StoredLine, type TakeOverPayload } from './take-over-data.ts';
import { paidOnPaper } from './paid-on-paper.ts';

type Fitting = Extract<CheckedLine, { kind: 'fits' }>;
interface TakenOver {
  member: Member;
  /** What the register changes of a member who was there; undefined for a new one. */
  changes: { pledgeSatang: bigint; owedFrom: Month | null } | undefined;
  command: OpeningBalanceCommand | undefined;
}

const impossible = (key: string, params?: Params): Carried => ({
  kind: 'impossible',
  why: { t: `opening-balances.impossible.${key}`, ...(params && { params }) },
});

/** All lines or none: new members are added, and everybody's savings are booked. */
export async function carryOutTakeOver(
  ctx: TurnContext,
  payload: TakeOverPayload,
  approval: Approval,
): Promise<Carried> {
  const { groupId, maker } = approval;
  const group = await ctx.stores.groups.byId(groupId);
  const asker = await loadActor(ctx.stores, maker.personId);
  if (!group || !may(asker, 'opening.record', group)) return impossible('no_right');
  // Side by side: two hundred reads that wait for one another outlast a transaction on a busy machine.
  const checked = await Promise.all(
    payload.lines.map((stored) => checkLine(ctx.stores, group, readStored(stored))),
  );
  const fitting: Fitting[] = [];
  for (const [at, stored] of payload.lines.entries()) {
    const line = checked[at];
    if (line?.kind !== 'fits' || !isAsShown(stored, line)) {
      return impossible('line', { number: stored.memberNo });
    }
    fitting.push(line);
  }
  const taken = await Promise.all(
    fitting.map((line) => takenOver(ctx, group, line, payload, approval)),
  );
  const booked = taken.filter(({ command }) => command !== undefined);
  const commands = booked.flatMap(({ command }) => command ?? []);
  const judged = await ctx.stores.ledger.judgeTogether(groupId, commands);
  const refused = booked[judged.findIndex(({ kind }) => kind !== 'posted')];
  if (refused) return impossible('line', { number: refused.member.memberNo });
  for (const { changes, member } of taken) await register(ctx, member, changes);
  await ctx.stores.ledger.postTogether(groupId, commands);
  for (const { command, member } of booked) tellMember(ctx, group, member, command);
  return done(groupId, taken.length);
}

/** Whether the member is as the two people saw them: new, or with the pledge that was shown. */
function isAsShown({ isNew, pledge, pledgeWas }: StoredLine, { member }: Fitting): boolean {
  if (!member) return isNew;
  return satangToText(member.pledgeSatang) === (pledgeWas ?? pledge);
}

async function register(
  ctx: TurnContext,
  member: Member,
  changes: TakenOver['changes'],
): Promise<void> {
  const { groupId, memberId } = member;
  if (changes) return ctx.stores.members.change(memberId, changes);
  await ctx.stores.members.add(member);
  await noteAudit(ctx, { verb: 'member.add', groupId, ref: memberId });
}

function tellMember(
  ctx: TurnContext,
  { groupId, name }: Group,
  { memberId, personId }: Member,
  command: TakenOver['command'],
): void {
  if (personId === null || !command) return;
  const { pledge = 0n, special = 0n } = command.balances;
  ctx.tell({
    to: { kind: 'person', personId },
    views: [
      {
        kind: 'text',
        key: 'opening-balances.told_member',
        params: { group: name, amount: { money: pledge + special } },
        choices: [verbChoice('savings.balance.button', 'balance'), MENU],
      },
    ],
    category: 'notice',
    ref: `opening/${groupId}/${memberId}`,
  });
}

function done(groupId: string, count: number): Carried {
  const choices = [
    verbChoice('opening-balances.own_button', 'opening-balances.own-money'),
    verbChoice('linking.menu.issue', 'linking.issue', groupId),
    MENU,
  ];
  return {
    kind: 'done',
    tellMaker: [{ kind: 'text', key: 'opening-balances.taken_over', params: { count }, choices }],
  };
}

async function takenOver(
  ctx: TurnContext,
  { groupId }: Group,
  { line, ...known }: Fitting,
  payload: TakeOverPayload,
  { maker }: Approval,
): Promise<TakenOver> {
  // First month that a member owes by the register; null where they are not behind.
  const owedFrom = line.behind > 0 ? addMonths(payload.through, 1 - line.behind) : null;
  const pledgeSatang = line.pledge;
  const changes = known.member && { pledgeSatang, owedFrom };
  const member = known.member ?? joining(ctx, groupId, line, { owedFrom, joinedOn: payload.asOf });
  const { memberId } = member;
  if (line.savings + line.special === 0n) return { member, changes, command: undefined };
  const months = await paidOnPaper(ctx.stores.ledger, member, line, payload);
  const command: OpeningBalanceCommand = {
    kind: 'opening-balance',
    groupId,
    idemKey: known.idemKey ?? firstOpeningKey(memberId),
    actor: maker.personId,
    approvers: [ctx.person.personId],
    at: ctx.now,
    memberId,
    balances: {
      ...(line.savings > 0n && { pledge: line.savings }),
      ...(line.special > 0n && { special: line.special }),
    },
    ...(months.length > 0 && { months }),
  };
  return { member, changes, command };
}

const joining = (
  { ids }: TurnContext,
  groupId: string,
  { memberNo, name, pledge: pledgeSatang }: Fitting['line'],
  since: { owedFrom: Month | null; joinedOn: LocalDate },
): Member => newMember({ memberId: ids.id(), groupId, memberNo, name, pledgeSatang, ...since });
