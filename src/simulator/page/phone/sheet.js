import { button, div, h } from '../dom.js';
/** @import { Translate } from '../i18n.js' */

/**
 * Opens a sheet at the foot of a phone. It takes the focus, closes by Escape, by its button or by
 * a tap beside it, and gives the focus back.
 * @param {HTMLElement} host the phone
 * @param {Translate} t
 * @param {string} title
 * @param {(close: () => void) => (Node | string | null | false)[]} build its content
 */
export function openSheet(host, t, title, build) {
  const attrs = { 'aria-label': title };
  const sheet = h('dialog', { class: 'sheet', attrs });
  const close = () => sheet.close();
  const head = div(
    'sheet-head',
    h('h2', {}, title),
    button('round', '✕', close, { aria: t('sheet.close') }),
  );
  sheet.append(div('sheet-panel', head, div('sheet-body', ...present(build(close)))));
  sheet.addEventListener('click', (event) => event.target === sheet && close());
  sheet.addEventListener('close', () => sheet.remove());
  const { left, width, bottom } = host.getBoundingClientRect();
  sheet.style.left = `${left}px`;
  sheet.style.width = `${width}px`;
  sheet.style.bottom = `${Math.max(0, innerHeight - bottom)}px`;
  host.append(sheet);
  sheet.showModal();
}

/** @param {(Node | string | null | false)[]} nodes */
const present = (nodes) => nodes.filter((node) => node !== null && node !== false);

/**
 * A choice in a sheet: does its thing and closes.
 * @param {string} sign
 * @param {string} label
 * @param {() => void} run
 */
export function sheetChoice(sign, label, run) {
  const icon = h('span', { class: 'choice-sign', attrs: { 'aria-hidden': 'true' } }, sign);
  return h(
    'button',
    { class: 'sheet-choice', attrs: { type: 'button' }, on: { click: run } },
    icon,
    h('span', {}, label),
  );
}
