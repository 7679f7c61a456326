import { drawBox } from './box.js';
import { drawButton } from './button.js';
import { make } from './context.js';
import { drawIcon, drawImage, drawVideo } from './picture.js';
import { drawRoom, drawSeparator } from './separator.js';
import { drawText } from './text.js';
/** @import { FlexComponent, FlexContext } from './context.js' */

/**
 * Draws any component that may stand in a box or as a hero. Unknown types draw as an empty place:
 * LINE adds types without notice, and one of them must not take the rest of the card along.
 * @param {FlexContext} context
 * @param {FlexComponent} component
 * @returns {HTMLElement}
 */
export function drawComponent(context, component) {
  switch (component.type) {
    case 'box':
      return drawBox(context, component);
    case 'text':
      return drawText(context, component);
    case 'button':
      return drawButton(context, component);
    case 'image':
      return drawImage(context, component);
    case 'icon':
      return drawIcon(context, component);
    case 'video':
      return drawVideo(context, component);
    case 'separator':
      return drawSeparator(context, component);
    default:
      return drawOther(context, component);
  }
}

/**
 * @param {FlexContext} context
 * @param {{ type: string, size?: unknown }} component
 */
function drawOther(context, component) {
  if (component.type === 'filler' || component.type === 'spacer') {
    return drawRoom(context, component);
  }
  const unknown = make(context, 'div', 'fx-unknown');
  unknown.textContent = `[${component.type}]`;
  return unknown;
}
