import { div, h } from '../dom.js';
import { safeActionUrl, safeImageUrl } from '../flex/safe-url.js';
import { str } from '../wire-text.js';
/** @import { LineMessage } from '../../sim-api.ts' */
/** @import { Translate } from '../i18n.js' */

/**
 * A picture that opens at full size in a new tab.
 * @param {string | null} preview
 * @param {string | null} full
 * @param {Translate} t
 */
export function imageBubble(preview, full, t) {
  const image = h('img', {
    class: 'bubble-image',
    attrs: { alt: t('message.image'), src: preview },
  });
  const attrs = { href: full, rel: 'noopener noreferrer', target: '_blank' };
  return h('a', { class: 'bubble bubble-media', attrs }, image);
}

/** @param {LineMessage} message @param {Translate} t */
export function botImage(message, t) {
  const full = safeImageUrl(message['originalContentUrl']);
  return imageBubble(safeImageUrl(message['previewImageUrl']) ?? full, full, t);
}

/** @param {string | null} src @param {string | null} [poster] */
export function videoBubble(src, poster) {
  const attrs = { src, poster, controls: '', preload: 'none' };
  return h('video', { class: 'bubble bubble-media', attrs });
}

/** @param {string | null} src @param {Translate} t */
export function audioBubble(src, t) {
  const attrs = { src, controls: '', preload: 'none', 'aria-label': t('message.audio') };
  return h('audio', { class: 'bubble-audio', attrs });
}

/** @param {unknown} url of a video or audio file of the bot */
export function mediaUrlOf(url) {
  const address = safeActionUrl(url);
  return address?.startsWith('http') ? address : null;
}

/** Stickers are LINE's own pictures; a stand-in shows which one it is. @param {LineMessage} message @param {Translate} t */
export function stickerBubble(message, t) {
  const keywords = Array.isArray(message['keywords']) ? message['keywords'].join(' ') : '';
  const number = `${str(message['packageId'])}/${str(message['stickerId'])}`;
  const face = h('span', { class: 'sticker-face', attrs: { 'aria-hidden': 'true' } }, '🌕');
  return div('sticker', face, h('span', {}, `${t('message.sticker')} ${keywords || number}`));
}

/** @param {LineMessage} message */
export function locationBubble(message) {
  const place = `${str(message['latitude'])}, ${str(message['longitude'])}`;
  return div(
    'bubble bubble-location',
    h('span', { class: 'location-pin', attrs: { 'aria-hidden': 'true' } }, '📍'),
    h('strong', {}, str(message['title']) || place),
    h('span', {}, str(message['address'])),
    h('small', {}, place),
  );
}
