import type { Move } from '../../conversation/flow/flow.ts';
import type { Input } from '../../conversation/flow/input.ts';
import { saidYes } from '../../conversation/said.ts';
import type { Params, Value } from '../../conversation/view.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import { shortageSaid, toDraw, type Shortage } from './shortage.ts';

/** What a card of money is about, and whether there is enough of it. */
export interface OpenCard {
  /** Whose and how much, or what for: two cards must not be taken for each other. */
  about: Value;
  shortage: Shortage | undefined;
}

/** A card that concerns a member. @param amount satang */
export const aboutMember = ({ memberNo, name }: Member, amount: bigint): Value => ({
  t: 'money.about_member',
  params: { number: memberNo, name, amount: { money: amount } },
});

/**
 * What is said or pressed beneath a card of money, but for the buttons of its own flow, which are
 * undefined here: a plain yes is not enough, nobody else's line is an answer, and what the books
 * would refuse is not confirmed.
 */
export function beneathCard<D extends { channel: 'cash' | 'transfer' }>(
  data: D,
  input: Input,
  { about, shortage }: OpenCard,
): Move<D> | undefined {
  const retry = (key: string, params: Params = {}): Move<D> => ({
    kind: 'retry',
    say: [{ kind: 'text', key, params }],
  });
  if (saidYes(input))
    return shortage ? shown(data, shortage) : retry('savings.deposit.press_confirm');
  if (input.kind !== 'choice') {
    const isOther = input.kind === 'text' && input.reading.intent === 'unknown';
    return isOther ? retry('money.confirm_first', { about }) : { kind: 'not-an-answer' };
  }
  if (shortage && input.value === 'draw') return toDraw(shortage);
  switch (input.value) {
    case 'confirm':
      return shortage && shown(data, shortage);
    case 'channel:cash':
      return { kind: 'to', step: 'confirm', data: { ...data, channel: 'cash' } };
    case 'channel:transfer':
      return { kind: 'to', step: 'confirm', data: { ...data, channel: 'transfer' } };
    default:
      return undefined;
  }
}

/** The card as it is now, after what is missing. */
const shown = <D>(data: D, shortage: Shortage): Move<D> => ({
  kind: 'to',
  step: 'confirm',
  data,
  say: [
    { kind: 'text', key: 'money.short.not_confirmed', params: { why: shortageSaid(shortage) } },
  ],
});
