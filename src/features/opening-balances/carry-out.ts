import type { Carried } from '../../conversation/approvals/approval-kind.ts';
import { MENU, verbChoice } from '../../conversation/choices.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import { loadActor } from '../../conversation/turn/load-actor.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Params } from '../../conversation/view.ts';
import { addMonths, type Month } from '../../domain/bangkok-time.ts';
import type { OpeningBalanceCommand } from '../../domain/ledger/ledger-command.ts';
import { satangToText } from '../../domain/money.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import { checkLine, type CheckedLine } from './check-line.ts';
import { openingKey } from './opening-key.ts';
import { readStored, type StoredLine, type TakeOverPayload } from './take-over-data.ts';
import { paidOnPaper } from './paid-on-paper.ts';

type Fitting = Extract<CheckedLine, { kind: 'fits' }>;
interface TakenOver {
  member: Member;
  isNew: boolean;
  /** What the register changes of a member who was there. */
  changes: { pledgeSatang: bigint; owedFrom: Month | null };
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
  const fitting: Fitting[] = [];
  for (const stored of payload.lines) {
    const checked = await checkLine(ctx.stores, group, readStored(stored));
    if (checked.kind === 'misfit' || !isAsShown(stored, checked)) {
      return impossible('line', { number: stored.memberNo });
    }
    fitting.push(checked);
  }
  const taken: TakenOver[] = [];
  for (const one of fitting) taken.push(await takenOver(ctx, group, one, payload, approval));
  const commands = taken.flatMap(({ command }) => command ?? []);
  const judged = await ctx.stores.ledger.judgeTogether(groupId, commands);
  const refused = judged.findIndex(({ kind }) => kind !== 'posted');
  if (refused >= 0) {
    const number = taken.filter(({ command }) => command)[refused]?.member.memberNo ?? '';
    return impossible('line', { number });
  }
  return book(ctx, group, taken);
}

/** Whether the member is as the two people saw them: new, or with the pledge that was shown. */
function isAsShown({ isNew, pledge, pledgeWas }: StoredLine, { member }: Fitting): boolean {
  if (!member) return isNew;
  return satangToText(member.pledgeSatang) === (pledgeWas ?? pledge);
}

async function book(
  ctx: TurnContext,
  { groupId, name }: Group,
  taken: readonly TakenOver[],
): Promise<Carried> {
  for (const { changes, isNew, member } of taken) {
    if (!isNew) {
      await ctx.stores.members.change(member.memberId, changes);
      continue;
    }
    await ctx.stores.members.add(member);
    await noteAudit(ctx, { verb: 'member.add', groupId, ref: member.memberId });
  }
  const commands = taken.flatMap(({ command }) => command ?? []);
  await ctx.stores.ledger.postTogether(groupId, commands);
  for (const { command, member } of taken) {
    if (member.personId === null || !command) continue;
    const { pledge = 0n, special = 0n } = command.balances;
    ctx.tell({
      to: { kind: 'person', personId: member.personId },
      views: [
        {
          kind: 'text',
          key: 'opening-balances.told_member',
          params: { group: name, amount: { money: pledge + special } },
          choices: [verbChoice('savings.balance.button', 'balance'), MENU],
        },
      ],
      category: 'notice',
      ref: `opening/${groupId}/${member.memberId}`,
    });
  }
  const count = taken.length;
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
  const member = known.member ?? newMember(ctx, groupId, line, payload);
  const { memberId } = member;
  const { ledger } = ctx.stores;
  const isNew = known.member === undefined;
  const changes = { pledgeSatang: line.pledge, owedFrom: owedFromOf(line, payload) };
  const as = { member, isNew, changes };
  if (line.savings + line.special === 0n) return { ...as, command: undefined };
  const months = await paidOnPaper(ledger, member, line, payload);
  const command: OpeningBalanceCommand = {
    kind: 'opening-balance',
    groupId,
    idemKey: known.idemKey ?? (await openingKey(ledger, groupId, memberId)).idemKey,
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
  return { ...as, command };
}

/** First month that a member owes by the register; null where they are not behind. */
const owedFromOf = ({ behind }: Fitting['line'], { through }: TakeOverPayload): Month | null =>
  behind > 0 ? addMonths(through, 1 - behind) : null;

function newMember(
  ctx: TurnContext,
  groupId: string,
  line: Fitting['line'],
  payload: TakeOverPayload,
): Member {
  const { memberNo, name, pledge } = line;
  return {
    memberId: ctx.ids.id(),
    groupId,
    memberNo,
    name,
    state: 'active',
    pledgeSatang: pledge,
    joinedOn: payload.asOf,
    owedFrom: owedFromOf(line, payload),
    leftOn: null,
    personId: null,
    linkedAt: null,
    phone: null,
    nationalId: null,
    born: null,
  };
}
