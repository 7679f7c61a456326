import type { Feature, MenuEntry } from '../../conversation/feature.ts';
import { holdsPostFor } from '../../conversation/holds-post.ts';
import { receiptRight, receiptWrong, withdrawDispute } from './answer-receipt.ts';
import { checkShortcut, loneNumberShortcut, showCheckCard } from './check-receipt.ts';
import { correctEntryFlow } from './corrections/correct-entry.flow.ts';
import { correctionApproval } from './corrections/correction.approval.ts';
import { correctIntent, startCorrection } from './corrections/start-correction.ts';
import { historyIntent } from './history-intent.ts';
import { showHistory, showLastReceipt, showReceipt } from './history.ts';
import { inOrOutShortcut, startChosenWay } from './in-or-out.ts';
import { receiptQuestion } from './ask-receipt.ts';
import { aboutSomebody, memberBalanceShortcut, showMemberPage } from './member-savings.ts';
import { showArrears, showBalance, showDepositDay } from './own-questions.ts';
import { plainShortcut, showPassbookPlain } from './passbook-plain.ts';
import { largeDepositApproval } from './large-deposit.approval.ts';
import { recordDepositFlow } from './record-deposit.flow.ts';
import { settleDispute, showDisputes } from './settle-dispute.ts';
import { groupMoneyFlow } from './group-money/group-money.flow.ts';
import { payOutApproval } from './group-money/pay-out.approval.ts';
import { showSlip } from './group-money/show-slip.ts';
import { groupMoneyShortcut, startGroupMoney } from './group-money/start-group-money.ts';
import { refundFlow } from './refunds/refund.flow.ts';
import { refundAgreed, refundApproved } from './refunds/refund.approval.ts';
import { refundShortcut, startRefund } from './refunds/start-refund.ts';
import { depositIntent, depositShortcut, startDeposit, startSpecial } from './start-deposit.ts';
import { isTreasurer } from './treasurer-groups.ts';
import { showUnpaid } from './unpaid.ts';
import {
  startWithdrawal,
  withdrawIntent,
  withdrawShortcut,
} from './withdrawals/start-withdrawal.ts';
import { withdrawFlow } from './withdrawals/withdraw.flow.ts';
import { agreeApproval, approveApproval } from './withdrawals/withdrawal.approval.ts';

const entry = (
  order: number,
  label: string,
  verb: string,
  concerns: MenuEntry['concerns'],
): MenuEntry => ({ order, concerns, choice: { label, act: { do: 'verb', verb } } });

const reads: MenuEntry['concerns'] = ({ actor }) =>
  actor.memberships.length > 0 || actor.readsFor.length > 0;
const corrects = holdsPostFor('correction.ask');
const settles: MenuEntry['concerns'] = (ctx) =>
  ctx.actor.memberships.some(({ posts }) => posts.includes('chair') || posts.includes('auditor'));

/** Members' savings: the balance, taking deposits, receipts and what is wrong with them. */
export const savingsFeature: Feature = {
  name: 'savings',
  flows: [recordDepositFlow, withdrawFlow, correctEntryFlow, groupMoneyFlow, refundFlow],
  approvals: [
    agreeApproval,
    approveApproval,
    correctionApproval,
    largeDepositApproval,
    payOutApproval,
    refundAgreed,
    refundApproved,
  ],
  intents: {
    balance: aboutSomebody('balance', showBalance),
    history: historyIntent,
    arrears: aboutSomebody('balance', showArrears),
    receipt: receiptQuestion,
    deposit: depositIntent,
    withdraw: withdrawIntent,
    'run-sheet': (ctx) => showUnpaid(ctx),
    dispute: showDisputes,
    correct: correctIntent,
    'deposit-day': showDepositDay,
  },
  anywhere: [checkShortcut],
  shortcuts: [
    loneNumberShortcut,
    refundShortcut,
    plainShortcut,
    groupMoneyShortcut,
    inOrOutShortcut,
    depositShortcut,
    withdrawShortcut,
    memberBalanceShortcut,
  ],
  verbs: {
    balance: (ctx) => showBalance(ctx),
    'balance.plain': showPassbookPlain,
    history: showHistory,
    'member.balance': showMemberPage('balance'),
    'member.history': showMemberPage('history'),
    arrears: showArrears,
    deposit: startDeposit,
    'in-or-out': startChosenWay,
    'deposit-special': startSpecial,
    withdraw: startWithdrawal,
    'group-money': startGroupMoney,
    'group-money.slip': showSlip,
    refund: startRefund,
    unpaid: showUnpaid,
    'last-receipt': showLastReceipt,
    'receipt.show': showReceipt,
    'receipt.check-card': showCheckCard,
    'receipt.right': receiptRight,
    'receipt.wrong': receiptWrong,
    disputes: showDisputes,
    correct: startCorrection,
    'dispute.withdraw': withdrawDispute,
    'dispute.settle': settleDispute,
  },
  menu: [
    entry(10, 'savings.balance.button', 'balance', reads),
    entry(20, 'savings.deposit.button', 'deposit', isTreasurer),
    entry(21, 'savings.unpaid.button', 'unpaid', isTreasurer),
    entry(22, 'savings.special.button', 'deposit-special', isTreasurer),
    entry(23, 'money.withdraw.button', 'withdraw', isTreasurer),
    entry(24, 'money.group.button', 'group-money', isTreasurer),
    entry(26, 'money.refund.button', 'refund', isTreasurer),
    entry(25, 'savings.correction.button', 'correct', corrects),
    entry(30, 'savings.dispute.button', 'disputes', settles),
    entry(50, 'savings.history.button', 'history', reads),
    entry(51, 'savings.arrears.button', 'arrears', reads),
    entry(52, 'savings.receipt.button', 'last-receipt', reads),
  ],
};
