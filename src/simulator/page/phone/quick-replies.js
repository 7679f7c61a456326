import { h } from '../dom.js';
import { safeImageUrl } from '../flex/safe-url.js';
import { str } from '../wire-text.js';
/** @import { ChatItem, LineMessage } from '../../sim-api.ts' */
/** @import { Translate } from '../i18n.js' */
/** @import { LineAction } from '../flex/context.js' */

/** @typedef {{ action?: LineAction, imageUrl?: string }} QuickReplyItem */

/**
 * The quick replies that show: those of the newest item, if it is the bot's.
 * @param {ChatItem[]} items oldest first
 * @returns {{ seq: number, items: QuickReplyItem[] } | null}
 */
export function currentQuickReplies(items) {
  const last = items.at(-1);
  if (last?.kind !== 'bot-message') return null;
  const quickReply = /** @type {LineMessage & { quickReply?: { items?: QuickReplyItem[] } }} */ (
    last.message
  ).quickReply;
  return quickReply?.items?.length ? { seq: last.seq, items: quickReply.items } : null;
}

/**
 * @param {QuickReplyItem[]} items
 * @param {(action: LineAction) => void} onTap
 */
export function quickReplyButtons(items, onTap) {
  return items.flatMap(({ action, imageUrl }) => {
    if (!action) return [];
    const src = safeImageUrl(imageUrl);
    const icon = src && h('img', { class: 'quick-icon', attrs: { src, alt: '' } });
    const attrs = { type: 'button' };
    const label = str(action.label);
    return [
      h(
        'button',
        { class: 'quick', attrs, on: { click: () => onTap(action) } },
        icon || null,
        label,
      ),
    ];
  });
}

/** The row they stand in; a mouse wheel moves it sideways, as it has no other way to. @param {Translate} t */
export function quickReplyBar(t) {
  const attrs = { role: 'group', 'aria-label': t('chat.quickReplies') };
  const bar = h('div', { class: 'quick-bar', attrs });
  bar.addEventListener('wheel', ({ deltaY }) => bar.scrollBy({ left: deltaY }), { passive: true });
  return bar;
}
