import { verbChoice } from '../../conversation/choices.ts';
import type { Feature, Outcome, Shortcut } from '../../conversation/feature.ts';
import { holdsPostFor } from '../../conversation/holds-post.ts';
import { ownMoneyApproval } from './own-money.approval.ts';
import { ownMoneyFlow } from './own-money.flow.ts';
import { showLines } from './show-lines.ts';
import { takeOverApproval } from './take-over.approval.ts';
import { takeOverFlow } from './take-over.flow.ts';
import { OWN_MONEY_WORDS, TAKE_OVER_WORDS } from './typed-words.ts';

/** After adding a member. */
const COMMITTEE = 31;

const records = holdsPostFor('opening.record');

const takeOver = (groupId = ''): Outcome => ({
  start: { flow: takeOverFlow.name, params: { groupId: groupId || null } },
});
const ownMoney = (groupId = ''): Outcome => ({
  start: { flow: ownMoneyFlow.name, params: { groupId: groupId || null } },
});

const typed: Shortcut = async ({ actor }, text) => {
  const words = text.trim().replace(/\s+/g, ' ');
  if (actor.memberships.length === 0) return undefined;
  if (OWN_MONEY_WORDS.test(words)) return ownMoney();
  return TAKE_OVER_WORDS.test(words) ? takeOver() : undefined;
};

/** Opening balances: members, savings and the group's money from the paper register, by two people. */
export const openingBalancesFeature: Feature = {
  name: 'opening-balances',
  flows: [takeOverFlow, ownMoneyFlow],
  approvals: [takeOverApproval, ownMoneyApproval],
  verbs: {
    'opening-balances.take-over': async (_ctx, ref) => takeOver(ref),
    'opening-balances.own-money': async (_ctx, ref) => ownMoney(ref),
    'opening-balances.lines': showLines,
  },
  shortcuts: [typed],
  menu: [
    {
      choice: verbChoice('opening-balances.button', 'opening-balances.take-over'),
      order: COMMITTEE,
      concerns: records,
    },
  ],
};
