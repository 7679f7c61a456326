import { h } from '../dom.js';
import { str } from '../wire-text.js';
/** @import { LineAction } from '../flex/context.js' */

/** @typedef {{ x: number, y: number, width: number, height: number }} Bounds */

/** @param {LineAction} action @returns {string} what an area without a label can be called */
export function nameOfAction(action) {
  const { label, displayText, text, uri, data } = action;
  return str(label || displayText || text || uri || data);
}

/**
 * Buttons over a picture, as a rich menu or an imagemap has them.
 * @param {{ bounds: Bounds, action: LineAction }[]} areas in the units of `size`
 * @param {{ width: number, height: number }} size
 * @param {(action: LineAction) => void} onAction
 */
export function tapAreas(areas, size, onAction) {
  return areas.map(({ bounds, action }) => {
    const name = nameOfAction(action);
    const area = h(
      'button',
      { class: 'tap-area', attrs: { type: 'button' }, on: { click: () => onAction(action) } },
      h('span', { class: 'tap-area-name' }, name),
    );
    area.style.left = `${(bounds.x / size.width) * 100}%`;
    area.style.top = `${(bounds.y / size.height) * 100}%`;
    area.style.width = `${(bounds.width / size.width) * 100}%`;
    area.style.height = `${(bounds.height / size.height) * 100}%`;
    return area;
  });
}

/**
 * A picture with its areas; until the picture is there (or when it never comes) the areas show
 * their names, so that nothing is unusable for want of an image.
 * @param {{ src: string | null, size: { width: number, height: number }, alt: string }} picture
 * @param {HTMLElement[]} areas
 */
export function tapPicture({ src, size, alt }, areas) {
  const board = h('div', { class: 'tap-picture no-image' });
  board.style.aspectRatio = `${size.width} / ${size.height}`;
  if (src !== null) {
    const image = h('img', { class: 'tap-image', attrs: { alt } });
    image.addEventListener('load', () => board.classList.remove('no-image'));
    image.addEventListener('error', () => image.remove());
    image.src = src;
    board.append(image);
  }
  board.append(...areas);
  return board;
}
