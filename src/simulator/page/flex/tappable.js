/** @import { FlexContext, LineAction } from './context.js' */

/**
 * Makes an element that is not a button do its action on click, Enter and Space.
 * @param {FlexContext} context
 * @param {HTMLElement} element
 * @param {unknown} action
 */
export function makeTappable(context, element, action) {
  if (typeof action !== 'object' || action === null) return;
  const line = /** @type {LineAction} */ (action);
  element.tabIndex = 0;
  element.setAttribute('role', line.type === 'uri' ? 'link' : 'button');
  if (line.label) element.setAttribute('aria-label', line.label);
  element.classList.add('fx-tappable');
  const run = (/** @type {Event} */ event) => {
    event.stopPropagation();
    event.preventDefault();
    context.onAction(line, element);
  };
  element.addEventListener('click', run);
  element.addEventListener('keydown', (event) => {
    if (event.target === element && (event.key === 'Enter' || event.key === ' ')) run(event);
  });
}
