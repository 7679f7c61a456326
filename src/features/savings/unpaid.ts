import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Value, View } from '../../conversation/view.ts';
import { monthOf } from '../../domain/bangkok-time.ts';
import { firstMonthOwed } from '../../domain/pledge/pledge-months.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import { recordsIn } from './treasurer-groups.ts';

/** Names in one message: a longer list is read on from its last number. */
const NAMES_MAX = 40;

/** Who has not paid this month yet, group by group, for those whose post lets them ask. */
export async function showUnpaid(ctx: TurnContext, ref = ''): Promise<Outcome> {
  const [onlyGroup = '', after = ''] = ref.split('/');
  const views: View[] = [];
  for (const groupId of new Set(ctx.actor.memberships.map((own) => own.groupId))) {
    const group = await ctx.stores.groups.byId(groupId);
    if (!group || !may(ctx.actor, 'group.unpaid-list', group)) continue;
    if (onlyGroup === '' || onlyGroup === groupId) views.push(await unpaidIn(ctx, group, after));
  }
  if (views.length > 0) return { say: views.slice(0, 4) };
  return { say: [{ kind: 'text', key: 'savings.unpaid.not_allowed' }] };
}

async function unpaidIn(ctx: TurnContext, group: Group, after: string): Promise<View> {
  const month = monthOf(ctx.today);
  const payers = await ctx.stores.ledger.payersOf(group.groupId, month);
  const paid = new Set(payers.map(({ memberId }) => memberId));
  const active = await ctx.stores.members.activeIn(group.groupId);
  const booksSince = (await ctx.stores.ledger.head(group.groupId))?.openedOn ?? group.foundedOn;
  const { depositDay } = group.rules;
  const owing = active.filter(
    ({ joinedOn, memberId, owedFrom }) =>
      !paid.has(memberId) &&
      firstMonthOwed({ joinedOn, owedFrom, booksSince, depositDay }) <= month,
  );
  const rest = owing.filter((member) => member.memberNo > after);
  const shown = rest.slice(0, NAMES_MAX);
  const params = {
    group: group.name,
    month: { month },
    paid: active.filter(({ memberId }) => paid.has(memberId)).length,
    all: active.length,
    owing: owing.length,
    names: { lines: shown.map(nameLine) },
  };
  const key = owing.length === 0 ? 'savings.unpaid.everyone' : 'savings.unpaid.list';
  const last = shown.at(-1);
  const more: View['choices'] =
    last && rest.length > shown.length
      ? [
          {
            label: 'common.more',
            act: { do: 'verb', verb: 'unpaid', ref: `${group.groupId}/${last.memberNo}` },
          },
        ]
      : [];
  const deposit = verbChoice('savings.deposit.button', 'deposit');
  const choices = [...more, ...(recordsIn(ctx, group) ? [deposit] : []), MENU];
  return { kind: 'text', key, params, choices };
}

const nameLine = ({ memberNo, name, pledgeSatang }: Member): Value => ({
  t: 'savings.unpaid.line',
  params: { number: memberNo, name, pledge: { money: pledgeSatang } },
});
