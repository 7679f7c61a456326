import { cssColour } from './colour.js';
import { make, put } from './context.js';
import { applyGravity } from './place.js';
/** @import { FlexButton, FlexContext, LineAction } from './context.js' */

/**
 * @param {FlexContext} context
 * @param {FlexButton} button
 */
export function drawButton(context, button) {
  const element = make(context, 'div', 'fx-button');
  const tap = /** @type {HTMLButtonElement} */ (make(context, 'button', 'fx-button-tap'));
  const action = /** @type {LineAction} */ (/** @type {unknown} */ (button.action ?? {}));
  const style = button.style === 'primary' || button.style === 'secondary' ? button.style : 'link';
  tap.type = 'button';
  tap.classList.add(`fx-button-${style}`);
  if (button.height === 'sm') tap.classList.add('fx-button-sm');
  if (button.adjustMode === 'shrink-to-fit') element.dataset['fit'] = 'shrink';
  if (action.type === 'uri') tap.setAttribute('role', 'link');
  put(tap, style === 'link' ? 'color' : 'background-color', cssColour(button.color));
  applyGravity(element, button.gravity);
  const label = make(context, 'span', 'fx-line');
  label.textContent = String(action.label ?? '');
  tap.append(label);
  tap.addEventListener('click', (event) => {
    event.stopPropagation();
    context.onAction(action, tap);
  });
  element.append(tap);
  return element;
}
