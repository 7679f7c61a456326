import { verbChoice } from '../../conversation/choices.ts';
import type { CardData, Choice, View } from '../../conversation/view.ts';
import type { Dispute } from '../../ports/stores/receipts-store.ts';
import { amountOf } from './check-balance.ts';
import { receiptRef, type Receipt } from './receipt.view.ts';
import { slipNames } from './slip-name.ts';

/** Disputes shown in one list; the oldest first, so that none is forgotten. */
const ROWS_MAX = 5;

const about = ({ entry, member, group }: Receipt) => ({
  ...slipNames(entry),
  receipt: entry.receiptNo ?? '',
  name: member.name,
  number: member.memberNo,
  amount: { money: amountOf(entry) },
  date: { date: entry.effectiveDate },
  group: group.name,
});

const settle = (label: string, { disputeId }: Dispute, word: string): Choice => ({
  label,
  act: { do: 'verb', verb: 'dispute.settle', ref: `${disputeId}/${word}` },
});

/** For chair and auditor with the buttons to settle it; for the treasurer to know. */
export function disputeNotice(receipt: Receipt, dispute: Dispute, maySettle: boolean): View {
  return {
    kind: 'card',
    template: 'notice',
    data: {
      title: { t: 'savings.dispute.notice_title' },
      detail: { t: 'savings.dispute.notice', params: about(receipt) },
      ...(maySettle ? rulings(dispute) : { first: correct(receipt) }),
    },
    alt: { t: 'savings.dispute.notice', params: about(receipt) },
  };
}

/** A dispute with what the person may do about it. */
export interface ListedDispute {
  receipt: Receipt;
  dispute: Dispute;
  maySettle: boolean;
  mayCorrect: boolean;
}

const rulings = (dispute: Dispute): CardData => ({
  first: settle('savings.dispute.entry_right', dispute, 'right'),
  second: settle('savings.dispute.to_correct', dispute, 'correct'),
});

const correct = (receipt: Receipt): Choice =>
  verbChoice('savings.correction.button', 'correct', receiptRef(receipt));

/** One that was ruled wrong can only be put right; one that is open can be ruled. */
function buttonsOf({ dispute, mayCorrect, maySettle, receipt }: ListedDispute): CardData {
  if (dispute.state === 'open' && maySettle) return rulings(dispute);
  return mayCorrect ? { first: correct(receipt) } : {};
}

export function disputeList(open: readonly ListedDispute[]): View[] {
  const shown = open.slice(0, ROWS_MAX);
  const items: CardData[] = shown.map((listed) => ({
    title: {
      t:
        listed.dispute.state === 'ruled'
          ? 'savings.dispute.ruled_title'
          : 'savings.dispute.notice_title',
    },
    detail: { t: 'savings.dispute.notice', params: about(listed.receipt) },
    ...buttonsOf(listed),
  }));
  const cards: View = {
    kind: 'cards',
    template: 'notice',
    items,
    alt: { t: 'savings.dispute.list_alt', params: { count: open.length } },
    choices: [{ label: 'common.menu', act: { do: 'verb', verb: 'menu' } }],
  };
  const unlisted = open.length - shown.length;
  if (unlisted === 0) return [cards];
  return [{ kind: 'text', key: 'savings.dispute.more', params: { count: unlisted } }, cards];
}

/** For those who were asked to look into it: they need not any more. */
export const withdrawnNotice = (receipt: Receipt): View => ({
  kind: 'text',
  key: 'savings.dispute.told_withdrawn',
  params: about(receipt),
});

/** For the treasurer: what was found wrong, and what to do until it is put right. */
export const mistakeNotice = (receipt: Receipt): View => ({
  kind: 'text',
  key: 'savings.dispute.mistake',
  params: about(receipt),
  choices: [correct(receipt)],
});

export const settledNotice = (
  receipt: Receipt,
  outcome: 'entry-right' | 'to-be-corrected',
): View => ({
  kind: 'text',
  key: outcome === 'entry-right' ? 'savings.dispute.told_right' : 'savings.dispute.told_correct',
  params: about(receipt),
});
