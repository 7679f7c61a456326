import { str } from '../wire-text.js';
/** @import { LineMessage } from '../../sim-api.ts' */

/** As much as a notification of a phone shows. */
const MAX_LETTERS = 80;

/**
 * A message in a line, as a phone's notification has it: its text, or the altText of a card.
 * @param {LineMessage} message
 */
export function previewOf(message) {
  const words = str(message['altText']) || str(message['text']) || `[${message.type}]`;
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > MAX_LETTERS ? `${line.slice(0, MAX_LETTERS)}…` : line;
}
