import { MENU } from '../../../conversation/choices.ts';
import type { Move } from '../../../conversation/flow/flow.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { Params } from '../../../conversation/view.ts';
import type { Refused } from '../../../domain/ledger/refusal.ts';
import { satangFromText } from '../../../domain/money.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import { over } from '../over.ts';
import { withdrawalCommand } from './withdrawal-command.ts';
import type { WithdrawalData } from './withdrawal-data.ts';

/**
 * To the card, or to how much; more than there is, or anything from books that are held, is refused
 * here and now, with what can be taken: a card whose confirming refuses would be a trap.
 */
export async function onward(
  ctx: TurnContext,
  data: WithdrawalData,
): Promise<Move<WithdrawalData>> {
  const { groups, ledger, members } = ctx.stores;
  const group = await groups.byId(data.groupId);
  const member = await members.byId(data.memberId ?? '');
  if (!group || !member) return over('savings.deposit.member_left');
  const { special } = await ledger.savings(data.groupId, member.memberId);
  const params: Params = { name: member.name, number: member.memberNo };
  const asked = data.amount === null ? undefined : satangFromText(data.amount);
  if (special > 0n && asked === undefined) return { kind: 'to', step: 'amount', data };
  const refusal = await refusedNow(ctx, group, data, asked ?? 1n);
  if (refusal?.reason === 'frozen') return over('savings.refused.frozen');
  if (special === 0n) {
    const say = { kind: 'text', key: 'money.withdraw.nothing', params, choices: [MENU] } as const;
    return { kind: 'end', how: 'cancelled', say: [say] };
  }
  if (asked === undefined || asked <= special) return { kind: 'to', step: 'confirm', data };
  const figures = { ...params, amount: { money: asked }, available: { money: special } };
  const say = { kind: 'text', key: 'money.withdraw.too_much_of', params: figures } as const;
  return { kind: 'to', step: 'amount', data: { ...data, amount: null }, say: [say] };
}

/** What the member's savings or held books would refuse; kept once, in the turn that refuses it. */
async function refusedNow(
  ctx: TurnContext,
  group: Group,
  { channel, memberId }: WithdrawalData,
  amount: bigint,
): Promise<Refused | undefined> {
  const command = withdrawalCommand({
    group,
    runId: ctx.ids.id(),
    memberId: memberId ?? '',
    amount,
    channel,
    actor: ctx.person.personId,
    approvers: [],
    needed: 0,
    at: ctx.now,
  });
  const judged = await ctx.stores.ledger.judge(command);
  if (judged.kind !== 'refused') return undefined;
  const isTheirs = judged.reason === 'balance-too-low' && judged.account.endsWith(':special');
  if (!isTheirs && judged.reason !== 'frozen') return undefined;
  await ctx.stores.ledger.post(command);
  return judged;
}
