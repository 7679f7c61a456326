import type { CardData, Choice, View } from '../../conversation/view.ts';
import type { Dispute } from '../../ports/stores/receipts-store.ts';
import { amountOf } from './check-balance.ts';
import type { Receipt } from './receipt.view.ts';

/** Disputes shown in one list; the oldest first, so that none is forgotten. */
const ROWS_MAX = 5;

const about = ({ entry, member, group }: Receipt) => ({
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
      ...(maySettle && {
        first: settle('savings.dispute.entry_right', dispute, 'right'),
        second: settle('savings.dispute.to_correct', dispute, 'correct'),
      }),
    },
    alt: { t: 'savings.dispute.notice', params: about(receipt) },
  };
}

export function disputeList(
  open: readonly { receipt: Receipt; dispute: Dispute; maySettle: boolean }[],
): View {
  const shown = open.slice(0, ROWS_MAX);
  const items: CardData[] = shown.map(({ receipt, dispute, maySettle }) => ({
    title: { t: 'savings.dispute.notice_title' },
    detail: { t: 'savings.dispute.notice', params: about(receipt) },
    ...(maySettle && {
      first: settle('savings.dispute.entry_right', dispute, 'right'),
      second: settle('savings.dispute.to_correct', dispute, 'correct'),
    }),
  }));
  return {
    kind: 'cards',
    template: 'notice',
    items,
    alt: { t: 'savings.dispute.list_alt', params: { count: open.length } },
    choices: [{ label: 'common.menu', act: { do: 'verb', verb: 'menu' } }],
  };
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
});

export const settledNotice = (
  receipt: Receipt,
  outcome: 'entry-right' | 'to-be-corrected',
): View => ({
  kind: 'text',
  key: outcome === 'entry-right' ? 'savings.dispute.told_right' : 'savings.dispute.told_correct',
  params: about(receipt),
});
