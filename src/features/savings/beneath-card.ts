import type { Move } from '../../conversation/flow/flow.ts';
import type { Input } from '../../conversation/flow/input.ts';
import { saidYes } from '../../conversation/said.ts';

/**
 * What is said or pressed beneath a card of money, but for the buttons of its own flow, which are
 * undefined here: a plain yes is not enough, and nobody else's line is an answer.
 */
export function beneathCard<D extends { channel: 'cash' | 'transfer' }>(
  data: D,
  input: Input,
): Move<D> | undefined {
  const retry = (key: string): Move<D> => ({ kind: 'retry', say: [{ kind: 'text', key }] });
  if (saidYes(input)) return retry('savings.deposit.press_confirm');
  if (input.kind !== 'choice') {
    const isOther = input.kind === 'text' && input.reading.intent === 'unknown';
    return isOther ? retry('money.confirm_first') : { kind: 'not-an-answer' };
  }
  switch (input.value) {
    case 'channel:cash':
      return { kind: 'to', step: 'confirm', data: { ...data, channel: 'cash' } };
    case 'channel:transfer':
      return { kind: 'to', step: 'confirm', data: { ...data, channel: 'transfer' } };
    default:
      return undefined;
  }
}
