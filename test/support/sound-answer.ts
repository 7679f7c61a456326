import type { RenderedMessage } from '../../src/ports/messenger.ts';
import { messagesFault } from '../../src/simulator/messages/check-messages.ts';
import { buttonsOf, labelsTwice, wordsOf } from './messages.ts';

const CALL = 5;
const KEY = /^[a-z][\w-]*(\.[\w-]+)+$/m;
const UNFILLED = /\{\{|\}\}|undefined|\[object|NaN/;

export const NO_BUTTON = 'nothing to press';

/** What is wrong with an answer as a person sees it and as LINE takes it; nothing for a sound one. */
export function faultsOf(messages: readonly RenderedMessage[]): string[] {
  if (messages.length === 0) return ['no answer'];
  const faults: string[] = [];
  for (const message of messages) {
    const words = wordsOf(message);
    if (words.trim() === '') faults.push('empty message');
    if (UNFILLED.test(words)) faults.push(`placeholder in: ${words}`);
    if (KEY.test(words)) faults.push(`a key instead of words: ${words}`);
    for (const twice of labelsTwice(message)) faults.push(`said by two buttons: ${twice}`);
  }
  if (buttonsOf(messages).length === 0)
    faults.push(`${NO_BUTTON}: ${messages.map(wordsOf).join(' ')}`);
  for (let from = 0; from < messages.length; from += CALL) {
    const fault = messagesFault(messages.slice(from, from + CALL));
    if (fault) faults.push(`LINE refuses it: ${JSON.stringify(fault)}`);
  }
  return faults;
}
