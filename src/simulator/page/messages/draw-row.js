import { button, div, h } from '../dom.js';
import { hourMinute } from '../thai-time.js';
import { drawBotMessage, drawUserMessage } from './draw-message.js';
/** @import { BotMessageItem, ChatItem, UserMessageItem } from '../../sim-api.ts' */
/** @import { Drawing } from './draw-message.js' */

/**
 * @typedef {Drawing & {
 *   botName: string,
 *   holderId: string,
 *   nameOf: (userId: string) => string,
 *   onUnsend: (item: UserMessageItem) => void,
 *   onInspect: (requestId: string) => void,
 * }} RowDrawing
 */

/**
 * One row of a chat. `continued` leaves out name and picture under the same sender.
 * @param {ChatItem} item
 * @param {RowDrawing} drawing
 * @param {boolean} continued
 * @returns {HTMLElement}
 */
export function drawRow(item, drawing, continued) {
  const row = contentRow(item, drawing, continued);
  row.dataset['seq'] = String(item.seq);
  row.dataset['kind'] = item.kind;
  return row;
}

/**
 * @param {ChatItem} item
 * @param {RowDrawing} drawing
 * @param {boolean} continued
 */
function contentRow(item, drawing, continued) {
  const { t } = drawing;
  switch (item.kind) {
    case 'bot-message':
      return theirs(drawing.botName, botBody(item, drawing), { continued, isBot: true });
    case 'user-message':
      if (item.unsent) return note(t('message.unsent'));
      return person(item, drawUserMessage(item, drawing), drawing, continued);
    case 'postback':
      if (item.displayText === undefined) {
        return div('row row-note row-hidden-tap', h('span', {}, `${t('hood.tap')} ${item.data}`));
      }
      return person(item, div('bubble bubble-text', item.displayText), drawing, continued);
    case 'event':
      return note(t(`event.${item.event}`, { name: drawing.nameOf(item.userId ?? '') }));
  }
}

/** @param {string} words */
const note = (words) => div('row row-note', h('span', {}, words));

/** @param {number} at */
const time = (at) => h('time', { attrs: { datetime: new Date(at).toISOString() } }, hourMinute(at));

/** @param {BotMessageItem} item @param {RowDrawing} drawing */
function botBody(item, drawing) {
  const { t } = drawing;
  const cost = item.cost > 0 ? t('hood.costs', { count: item.cost }) : t('hood.free');
  const chip = button(
    'cost-chip',
    `${item.via} · ${cost}`,
    () => drawing.onInspect(item.requestId),
    { aria: t('hood.inspect', { via: item.via, cost }) },
  );
  const body = drawBotMessage(item.message, drawing);
  return div('row-body', body, div('meta', chip, time(item.at)));
}

/**
 * A message on the left: of the bot, or of someone else in a group chat.
 * @param {string} name
 * @param {HTMLElement} body
 * @param {{ continued: boolean, isBot: boolean }} look
 */
function theirs(name, body, { continued, isBot }) {
  const avatar = h('div', { class: 'avatar', attrs: { 'aria-hidden': 'true' } }, initialOf(name));
  const sender = h('div', { class: 'sender' }, name);
  const row = div('row row-theirs', avatar, div('row-main', sender, body));
  if (isBot) row.classList.add('row-bot');
  if (continued) row.classList.add('row-continued');
  return row;
}

/**
 * @param {Extract<ChatItem, { userId: string }>} item
 * @param {HTMLElement} bubble
 * @param {RowDrawing} drawing
 * @param {boolean} continued
 */
function person(item, bubble, drawing, continued) {
  if (item.userId !== drawing.holderId) {
    const body = div('row-body', bubble, div('meta', time(item.at)));
    return theirs(drawing.nameOf(item.userId), body, { continued, isBot: false });
  }
  const unsend =
    item.kind === 'user-message' &&
    button('unsend', '✕', () => drawing.onUnsend(item), { aria: drawing.t('message.unsend') });
  const mark = h('span', { class: 'read-mark' });
  const meta = div('meta', unsend, mark, time(item.at));
  return div('row row-mine', div('row-body', bubble, meta));
}

/** @param {string} name @returns {string} its first letter with the vowels and marks on it */
function initialOf(name) {
  const [first] = new Intl.Segmenter('th').segment(name);
  return first?.segment ?? '';
}
