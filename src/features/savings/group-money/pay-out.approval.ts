import { z } from 'zod';
import { defineApproval, type Carried } from '../../../conversation/approvals/approval-kind.ts';
import { verbChoice } from '../../../conversation/choices.ts';
import { loadActor } from '../../../conversation/turn/load-actor.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { isAboveCeiling } from '../../../domain/groups/money-limits.ts';
import { EXPENSE_CATEGORIES } from '../../../domain/ledger/ledger-command.ts';
import { satangFromText } from '../../../domain/money.ts';
import { may } from '../../../domain/roles/permissions.ts';
import type { Approval } from '../../../ports/stores/approvals-store.ts';
import { refusalText } from '../refusal.view.ts';
import { postOnce } from '../post-once.ts';
import { groupMoneyCommand } from './group-money-command.ts';
import { GROUP_MONEY, SHAPES } from './group-money-kinds.ts';
import { recordedCard } from './recorded.view.ts';

const payload = z.strictObject({
  runId: z.string(),
  kind: z.enum(GROUP_MONEY),
  category: z.enum(EXPENSE_CATEGORIES).nullable(),
  /** Satang. */
  amount: z.string(),
  channel: z.enum(['cash', 'transfer']),
  slip: z.string().nullable(),
});
type Payload = z.infer<typeof payload>;

/** Before the number of a request, where a button names one instead of an entry. */
export const ASKED = 'asked';

/** The picture of the slip that belongs to a request; undefined where there is none. */
export function slipAsked({ kind, payload: asked }: Approval): string | undefined {
  if (kind !== payOutApproval.name) return undefined;
  return payload.parse(asked).slip ?? undefined;
}

/** Money of the group that leaves it, above the ceiling: an officer agrees first. */
export const payOutApproval = defineApproval<Payload>({
  name: 'savings.pay-out',
  verb: 'group-money.approve',
  payload,
  async content(_read, { amount, category, channel, kind, slip }, { approvalId }) {
    const satang = satangFromText(amount);
    const what = { t: `savings.kind.${kind}` };
    const isExpense = kind === 'expense';
    return {
      title: { t: 'money.group.ask_officer' },
      amount: { label: what, satang },
      ...(slip !== null && {
        picture: { media: slip, part: 'preview' },
        see: verbChoice('money.group.see_slip', 'group-money.slip', `${ASKED}/${approvalId}`),
      }),
      sections: [
        {
          rows: [
            { label: { t: 'money.group.what' }, value: what },
            ...(isExpense
              ? [
                  {
                    label: { t: 'money.group.for' },
                    value: { t: `money.category.${category ?? 'other'}` },
                  },
                  { label: { t: 'money.paid_by' }, value: { t: `savings.channel.${channel}` } },
                ]
              : []),
            ...(SHAPES[kind].slip
              ? [
                  {
                    label: { t: 'money.group.slip' },
                    value: { t: slip === null ? 'money.group.without' : 'money.group.with' },
                  },
                ]
              : []),
          ],
        },
      ],
      aloud: { t: 'money.group.aloud', params: { what, amount: { money: satang } } },
    };
  },
  carryOut,
});

async function carryOut(
  ctx: TurnContext,
  asked: Payload,
  { groupId, maker }: Approval,
): Promise<Carried> {
  const group = await ctx.stores.groups.byId(groupId);
  const treasurer = await loadActor(ctx.stores, maker.personId);
  if (!group || group.state !== 'active' || !may(treasurer, 'group-money.record', group)) {
    return { kind: 'impossible', why: { t: 'money.group.no_longer' } };
  }
  const amount = satangFromText(asked.amount);
  const takesTwo = isAboveCeiling(group.rules, amount);
  const command = groupMoneyCommand(
    { ...asked, amount, group, memberId: null, takesTwo },
    {
      actor: maker.personId,
      approvers: [ctx.person.personId],
      at: ctx.now,
      runId: asked.runId,
    },
  );
  const { outcome } = await postOnce(ctx, command);
  if (outcome.kind === 'refused') return { kind: 'impossible', why: refusalText(outcome) };
  const card = await recordedCard(ctx, { entry: outcome.entry, group, already: false });
  return { kind: 'done', say: [card], tellMaker: [card] };
}
