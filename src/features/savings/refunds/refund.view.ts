import { CANCEL, stepChoice } from '../../../conversation/choices.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { View } from '../../../conversation/view.ts';
import { cardButtons, shortageSaid } from '../shortage.ts';
import { agreesValue } from '../withdrawals/withdrawal.view.ts';
import { refundRows } from './refund.content.ts';
import type { RefundDraft } from './request-refund.ts';
import { whoAgreesToRefund } from './who-agrees.ts';

/** Everything once more, each share in baht, and who has to agree, before anybody is asked. */
export async function confirmRefund(
  ctx: TurnContext,
  { asked, group, member, shortage, total }: RefundDraft,
): Promise<View> {
  const maker = { personId: ctx.person.personId, memberId: null };
  const { reason } = asked;
  const who = await whoAgreesToRefund(ctx.stores, { group, maker, member, reason });
  const other = asked.channel === 'cash' ? 'transfer' : 'cash';
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: 'money.refund.ask' },
      detail: group.name,
      amountLabel: { t: 'savings.kind.refund' },
      amount: { money: total },
      words: { moneyWords: total },
      rows: [
        ...refundRows(member, asked).map(({ label, value }) => ({ label, value })),
        { label: { t: 'money.agrees' }, value: agreesValue(member, who) },
      ],
      warning: {
        lines: [...(shortage ? [shortageSaid(shortage)] : []), { t: 'money.refund.ends' }],
      },
      ...cardButtons(shortage, {
        confirm: { ...stepChoice('savings.deposit.confirm', 'confirm'), tapOnly: true },
        change: stepChoice('common.change', 'change'),
      }),
      cancel: CANCEL,
    },
    alt: {
      t: 'money.refund.confirm_alt',
      params: {
        name: member.name,
        number: member.memberNo,
        amount: { money: total },
        words: { moneyWords: total },
      },
    },
    choices: [stepChoice(`savings.deposit.to_${other}`, `channel:${other}`)],
  };
}
