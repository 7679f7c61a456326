import type { DecidedBy } from '../../domain/approvals/judge-decision.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';
import { verbChoice } from '../choices.ts';
import type { CardData, Choice, Value, View } from '../view.ts';
import type { AnswerLabels, ApprovalContent } from './approval-kind.ts';

/** A request with everything that its card shows. */
export interface ShownApproval {
  approval: Approval;
  content: ApprovalContent;
  groupName: string;
  maker: Value;
  labels: AnswerLabels;
  ownMatter: boolean;
  decidedBy: DecidedBy;
}

/** Enough of the hash to tell any two contents apart; a token has little room. */
const HASH_SHOWN = 16;

/** What a decision refers to: the request, and exactly the content that was on the card. */
export const decisionRef = ({ approvalId, contentHash }: Approval): string =>
  `${approvalId}/${contentHash.slice(0, HASH_SHOWN)}`;

const decide = ({ approval, labels: { no, yes } }: ShownApproval): CardData => {
  const ref = decisionRef(approval);
  return {
    first: { ...verbChoice(yes, 'approval.approve', ref), tapOnly: true },
    second: { ...verbChoice(no, 'approval.refuse', ref), tapOnly: true },
  };
};

export const withdrawChoice = ({ approvalId }: Approval): Choice =>
  verbChoice('approvals.withdraw', 'approval.withdraw', approvalId);

/** For whoever may decide. */
export const toDecide = (shown: ShownApproval): CardData => ({
  ...dataOf(shown),
  ...decide(shown),
});

/** For whoever asked: it waits, and can be taken back. What the member is warned of is not said to them. */
export const ofMaker = (shown: ShownApproval, note: Value): CardData => ({
  ...dataOf(shown),
  ...(shown.decidedBy === 'concerned' && { warning: undefined }),
  note,
  first: withdrawChoice(shown.approval),
});

/** The card without any button: what it was, and what became of it. */
export const asItIs = (shown: ShownApproval, note: Value): CardData => ({
  ...dataOf(shown),
  note,
});

const dataOf = ({ approval, content, groupName, maker }: ShownApproval): CardData => ({
  ...contentData(content),
  group: groupName,
  maker,
  ...(approval.state === 'open' && { until: { instant: approval.expiresAt } }),
});

/** What a content is on the card of a request, and on the summary before it is asked. */
export function contentData(content: ApprovalContent): CardData {
  const { amount, detail, picture, sections, see, title, warning } = content;
  return {
    title,
    ...(picture !== undefined && { picture }),
    ...(see && { see }),
    ...(detail !== undefined && { detail }),
    ...(amount && {
      amountLabel: amount.label,
      amount: { money: amount.satang },
      words: { moneyWords: amount.satang },
    }),
    sections: sections.map(({ heading, rows }) => ({
      ...(heading !== undefined && { heading }),
      rows: rows.map(({ label, value }) => ({ label, value })),
    })),
    ...(warning !== undefined && { warning }),
  };
}

/** One card, and the sentence that is read aloud for it. */
export const approvalCard = (
  data: CardData,
  alt: { t: string; params: Record<string, Value> },
): View => ({ kind: 'card', template: 'approval', data, alt });

/** Asked of the member whose money it is. */
const isOverMoney = ({ decidedBy, ownMatter }: ShownApproval): boolean =>
  decidedBy === 'concerned' && !ownMatter;

/** The card that reaches those who may decide. */
export const requestCard = (shown: ShownApproval): View =>
  approvalCard(toDecide(shown), {
    t: isOverMoney(shown) ? 'approvals.alt_own' : 'approvals.alt_request',
    params: { what: shown.content.aloud, maker: shown.maker },
  });
