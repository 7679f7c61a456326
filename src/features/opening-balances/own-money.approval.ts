import { defineApproval, type Carried } from '../../conversation/approvals/approval-kind.ts';
import { MENU, verbChoice } from '../../conversation/choices.ts';
import { loadActor } from '../../conversation/turn/load-actor.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { OpeningBalanceCommand } from '../../domain/ledger/ledger-command.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';
import { openingKey } from './opening-key.ts';
import { ownMoneyOf, ownMoneyPayload, type OwnMoneyPayload } from './own-money-data.ts';
import { ownMoneyNote, ownMoneyRows } from './own-money.view.ts';

/** A group's money is taken over once. */
export const OWN_MONEY_SUBJECT = 'opening/own-money';

/** The group's cash and bank balance on the day it begins with the bot; two people have looked. */
export const ownMoneyApproval = defineApproval<OwnMoneyPayload>({
  name: 'opening-balances.own-money',
  verb: 'opening.approve',
  payload: ownMoneyPayload,
  async content(read, payload, { groupId }) {
    const money = ownMoneyOf(payload);
    const amount = money.cash + money.bank;
    return {
      title: { t: 'opening-balances.approval.own_title' },
      detail: { t: 'opening-balances.approval.own_detail' },
      amount: { label: { t: 'opening-balances.own_total' }, satang: amount },
      sections: [{ rows: await ownMoneyRows(read, groupId, money) }],
      warning: ownMoneyNote,
      aloud: {
        t: 'opening-balances.approval.own_aloud',
        params: { cash: { money: money.cash }, bank: { money: money.bank } },
      },
    };
  },
  carryOut,
});

async function carryOut(
  ctx: TurnContext,
  payload: OwnMoneyPayload,
  { groupId, maker }: Approval,
): Promise<Carried> {
  const impossible = (key: string): Carried => ({
    kind: 'impossible',
    why: { t: `opening-balances.impossible.${key}` },
  });
  const { groups, ledger } = ctx.stores;
  const group = await groups.byId(groupId);
  const asker = await loadActor(ctx.stores, maker.personId);
  if (!group || !may(asker, 'opening.record', group)) return impossible('no_right');
  const { idemKey, isTaken } = await openingKey(ledger, groupId, null);
  if (isTaken) return impossible('own_already');
  const { bank, cash } = ownMoneyOf(payload);
  const command: OpeningBalanceCommand = {
    kind: 'opening-balance',
    groupId,
    idemKey,
    actor: maker.personId,
    approvers: [ctx.person.personId],
    at: ctx.now,
    memberId: null,
    balances: { ...(cash > 0n && { cash }), ...(bank > 0n && { bank }) },
  };
  const judged = await ledger.judge(command);
  if (judged.kind !== 'posted') return impossible('books');
  await ledger.post(command);
  const choices = [verbChoice('closing.statement.button', 'books'), MENU];
  return {
    kind: 'done',
    tellMaker: [{ kind: 'text', key: 'opening-balances.own_taken', choices }],
  };
}
