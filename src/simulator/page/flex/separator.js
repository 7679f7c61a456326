import { cssColour } from './colour.js';
import { make, put } from './context.js';
import { SPACES } from './metrics.js';
/** @import { FlexContext } from './context.js' */

/**
 * @param {FlexContext} context
 * @param {{ color?: unknown }} separator
 */
export function drawSeparator(context, separator) {
  const element = make(context, 'div', 'fx-separator');
  element.setAttribute('role', 'presentation');
  put(element, 'background-color', cssColour(separator.color));
  return element;
}

/**
 * `filler` and the older `spacer`: room and nothing else.
 * @param {FlexContext} context
 * @param {{ type: string, size?: unknown }} component
 */
export function drawRoom(context, component) {
  const element = make(context, 'div', 'fx-room');
  if (component.type !== 'spacer') return element;
  const size = (typeof component.size === 'string' && SPACES[component.size]) || SPACES['md'];
  put(element, 'width', `${size}px`);
  put(element, 'height', `${size}px`);
  return element;
}
