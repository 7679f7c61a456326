import { MENU, verbChoice } from '../../../conversation/choices.ts';
import type { Params, View } from '../../../conversation/view.ts';
import { amountOf } from '../check-balance.ts';
import { nameOf } from '../entry-name.ts';
import type { Corrected } from './corrected.ts';

const about = ({ booked, entry, reversal }: Corrected): Params => ({
  group: booked.group.name,
  kind: { t: `savings.${nameOf(booked.entry)}` },
  receipt: booked.entry.receiptNo ?? '-',
  date: { date: booked.entry.effectiveDate },
  amount: { money: amountOf(booked.entry) },
  reversal: reversal.receiptNo ?? '-',
  ...(entry && { right: entry.receiptNo ?? '-' }),
});

/** For the committee: which receipt takes which back, and which stands instead. */
export function correctedForCommittee(done: Corrected): View {
  return {
    kind: 'text',
    key: done.entry ? 'savings.correction.done_right' : 'savings.correction.done',
    params: about(done),
    choices: [MENU],
  };
}

/** For whose entry it was: in plain words, with what they have now. */
export function correctedForMember(
  done: Corrected,
  savings: { pledge: bigint; special: bigint },
): View {
  return {
    kind: 'text',
    key:
      savings.special > 0n ? 'savings.correction.told_special' : 'savings.correction.told_member',
    params: {
      ...about(done),
      pledge: { money: savings.pledge },
      ...(savings.special > 0n && { special: { money: savings.special } }),
    },
    choices: [verbChoice('savings.balance.button', 'balance'), MENU],
  };
}
