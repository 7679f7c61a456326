/**
 * What a LINE link means inside the sandbox.
 * @typedef {{ kind: 'fill', text: string } | { kind: 'follow' } | { kind: 'open', url: string }
 *   | { kind: 'refused' }} LinkMeaning
 */

import { safeActionUrl } from './flex/safe-url.js';

const OA_MESSAGE = /^(?:https:\/\/line\.me\/R\/|line:\/\/)oaMessage\/[^/?]+\/?\?(.*)$/s;
const ADD_FRIEND = /^(?:https:\/\/line\.me\/R\/|line:\/\/)ti\/p\/[^/?]+/;

/** @param {string} text percent-encoded, perhaps badly */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * `https://line.me/R/oaMessage/<id>/?<text>` opens the chat with the text typed in, which is how
 * link codes and QR codes work; `…/ti/p/<id>` adds the bot as a friend; the rest opens outside.
 * @param {unknown} uri
 * @returns {LinkMeaning} refused: a scheme that LINE does not allow either
 */
export function meaningOf(uri) {
  const message = typeof uri === 'string' ? OA_MESSAGE.exec(uri) : null;
  if (message) return { kind: 'fill', text: decode(message[1] ?? '') };
  if (typeof uri === 'string' && ADD_FRIEND.test(uri)) return { kind: 'follow' };
  const url = safeActionUrl(uri);
  return url === null ? { kind: 'refused' } : { kind: 'open', url };
}
