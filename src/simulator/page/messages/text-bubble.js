import { h } from '../dom.js';
import { str } from '../wire-text.js';
/** @import { LineMessage } from '../../sim-api.ts' */

const LINKS = /(https?:\/\/[^\s<>"'“”]+)/g;

/**
 * A text bubble; line breaks stay, addresses become links as in LINE.
 * @param {string} text
 * @param {(uri: string) => void} openUri
 */
export function textBubble(text, openUri) {
  const parts = text.split(LINKS).map((part, index) => {
    if (index % 2 === 0) return part;
    const open = (/** @type {Event} */ event) => {
      event.preventDefault();
      openUri(part);
    };
    const attrs = { href: part, rel: 'noopener noreferrer', target: '_blank' };
    return h('a', { attrs, on: { click: open } }, part);
  });
  return h('div', { class: 'bubble bubble-text' }, ...parts);
}

/**
 * The words of a `textV2` message: its {placeholders} filled with names of people or a sign for a
 * LINE emoji, its doubled braces single again.
 * @param {LineMessage} message
 */
export function wordsOfTextV2(message) {
  const substitution = /** @type {Record<string, any>} */ (message['substitution'] ?? {});
  return str(message['text']).replace(/\{\{|\}\}|\{(\w+)\}/g, (whole, key) => {
    if (key === undefined) return whole[0] ?? '';
    const value = substitution[key];
    if (value?.type === 'mention') return `@${value.mentionee?.userId ?? value.mentionee?.type}`;
    return value?.type === 'emoji' ? '☺' : whole;
  });
}
