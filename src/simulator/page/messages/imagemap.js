import { safeImageUrl } from '../flex/safe-url.js';
import { tapAreas, tapPicture } from './tap-areas.js';
/** @import { LineMessage } from '../../sim-api.ts' */
/** @import { LineAction } from '../flex/context.js' */

/**
 * @param {LineMessage} message
 * @param {(action: LineAction) => void} onAction
 */
export function imagemapBubble(message, onAction) {
  const { baseUrl, altText, baseSize, actions } = /** @type {Record<string, any>} */ (message);
  const size = { width: 1040, height: Number(baseSize?.height ?? 1040) };
  const areas = (Array.isArray(actions) ? actions : []).map((one) => ({
    bounds: one.area,
    action: one.type === 'uri' ? { ...one, uri: one.linkUri } : one,
  }));
  const src = safeImageUrl(`${baseUrl}/1040`);
  const board = tapPicture({ src, size, alt: String(altText) }, tapAreas(areas, size, onAction));
  board.classList.add('bubble-imagemap');
  return board;
}
