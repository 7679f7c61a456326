import { CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { Move, Step } from '../../conversation/flow/flow.ts';
import { chose } from '../../conversation/said.ts';
import type { Value, View } from '../../conversation/view.ts';
import { isAboveCeiling } from '../../domain/groups/money-limits.ts';
import { satangToText } from '../../domain/money.ts';
import { unusualAmount, type Unusual } from '../../domain/pledge/unusual-amount.ts';
import type { DepositData } from './deposit-data.ts';
import { unusualWords } from './unusual-words.ts';
import { draftOf, type DepositDraft } from './deposit-draft.ts';

const usualOf = ({ expected, group, member, target }: DepositDraft) => ({
  target,
  expected,
  pledge: member.pledgeSatang,
  ceiling: group.rules.ceilingSatang,
});

/** How a deposit is out of the ordinary; undefined when it is not. */
export const unusualIn = (draft: DepositDraft): Unusual | undefined =>
  unusualAmount({ ...usualOf(draft), amount: draft.amount });

export const wordsFor = (unusual: Unusual, draft: DepositDraft): Value =>
  unusualWords(unusual, usualOf(draft));

/** An amount out of the ordinary that the group does not let one person decide. */
export const takesTwo = (draft: DepositDraft): boolean =>
  unusualIn(draft) !== undefined && isAboveCeiling(draft.group.rules, draft.amount);

/** Whether the treasurer has still to be asked if they are sure of this amount. */
export const isUnsure = (draft: DepositDraft, { sure }: DepositData): boolean =>
  unusualIn(draft) !== undefined && sure !== satangToText(draft.amount);

/** Asked in large words, the safe answer first: only the button for it goes on with such an amount. */
export const sureStep: Step<DepositData> = {
  async ask(ctx, data) {
    const draft = await draftOf(ctx, data);
    const unusual = draft && unusualIn(draft);
    if (!draft || !unusual) return [{ kind: 'text', key: 'savings.deposit.press_confirm' }];
    return [askSure(draft, unusual)];
  },
  async accept(ctx, data, input): Promise<Move<DepositData>> {
    const draft = await draftOf(ctx, data);
    if (!draft) {
      const say = [{ kind: 'text', key: 'savings.deposit.member_left' }] as const;
      return { kind: 'end', how: 'cancelled', say };
    }
    if (chose(input, 'sure')) {
      return { kind: 'to', step: 'confirm', data: { ...data, sure: satangToText(draft.amount) } };
    }
    if (chose(input, 'change:amount')) return { kind: 'to', step: 'amount', data };
    return { kind: 'retry', say: [{ kind: 'text', key: 'savings.deposit.sure.hint' }] };
  },
};

function askSure(draft: DepositDraft, unusual: Unusual): View {
  const { amount, member } = draft;
  const figure = { amount: { money: amount } };
  const who = { name: member.name, number: member.memberNo };
  return {
    kind: 'card',
    template: 'notice',
    data: {
      title: wordsFor(unusual, draft),
      detail: {
        t: 'savings.deposit.sure.detail',
        params: { ...who, ...figure, words: { moneyWords: amount } },
      },
      ...(takesTwo(draft) && { warning: { t: 'savings.deposit.sure.takes_two' } }),
      first: stepChoice('savings.deposit.sure.mistyped', 'change:amount'),
      second: CANCEL,
      third: { ...stepChoice('savings.deposit.sure.yes', 'sure', figure), tapOnly: true },
    },
    alt: {
      t: 'savings.deposit.sure.alt',
      params: { ...who, ...figure, words: { moneyWords: amount } },
    },
  };
}
