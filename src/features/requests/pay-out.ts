import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';

/** The dialogue in which a treasurer pays special savings out. */
const WITHDRAW_FLOW = 'savings.withdraw-special';

/** Begins it with what the member asked for; it asks for every right itself. @param ref `<member>/<satang>` */
export async function payOut(ctx: TurnContext, ref: string): Promise<Outcome> {
  const [memberId = '', amount = ''] = ref.split('/');
  const member = await ctx.stores.members.byId(memberId);
  const params = {
    groupId: member?.groupId ?? null,
    memberNo: member?.memberNo ?? null,
    name: null,
    amount: amount || null,
    channel: null,
  };
  return { start: { flow: WITHDRAW_FLOW, params } };
}
