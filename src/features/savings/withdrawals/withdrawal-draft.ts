import type { TurnContext } from '../../../conversation/turn-context.ts';
import { satangFromText } from '../../../domain/money.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import { accountOf, shortageOf, type Shortage } from '../shortage.ts';
import { whoAgrees, type WhoAgrees } from './who-agrees.ts';
import type { WithdrawalData } from './withdrawal-data.ts';

/** Everything a treasurer is shown before asking; read afresh at every step. */
export interface WithdrawalDraft {
  group: Group;
  member: Member;
  amount: bigint;
  channel: 'cash' | 'transfer';
  /** The member's special savings now. */
  special: bigint;
  who: WhoAgrees;
  /** Of cash, or in the bank, less is there than is to be paid out. */
  shortage: Shortage | undefined;
}

/** @returns undefined when group or member are gone meanwhile, or the amount is not said yet */
export async function withdrawalDraft(
  ctx: TurnContext,
  { amount, channel, groupId, memberId }: WithdrawalData,
): Promise<WithdrawalDraft | undefined> {
  const { groups, ledger, members } = ctx.stores;
  const group = await groups.byId(groupId);
  const member = memberId === null ? undefined : await members.byId(memberId);
  if (!group || !member || member.groupId !== groupId || member.state !== 'active')
    return undefined;
  if (amount === null) return undefined;
  const satang = satangFromText(amount);
  const maker = { personId: ctx.person.personId, memberId: null };
  const who = await whoAgrees(ctx.stores, { amount: satang, group, maker, member });
  const { special } = await ledger.savings(groupId, member.memberId);
  const account = accountOf(channel);
  const shortage = await shortageOf(ctx, groupId, { account, amount: satang });
  return { group, member, amount: satang, channel, special, who, shortage };
}
