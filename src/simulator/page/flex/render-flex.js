import { drawBubble } from './bubble.js';
import { drawComponent } from './component.js';
import { make } from './context.js';
/** @import { FlexBubble, FlexContainer, FlexContext, LineAction } from './context.js' */

/**
 * Draws the `contents` of a Flex message as LINE's phones do. Pure: it builds elements with the
 * given document and touches nothing else. Text goes in as text nodes only; colours, lengths and
 * addresses that are not of LINE's form are dropped. The page needs `flex.css`; call
 * `shrinkToFit(root)` of `shrink.js` once the result is laid out.
 * @param {Document} document
 * @param {FlexContainer} container a bubble or a carousel
 * @param {{ onAction?: (action: LineAction, source: HTMLElement) => void }} [options]
 * @returns {HTMLElement}
 */
export function renderFlex(document, container, options = {}) {
  /** @type {FlexContext} */
  const context = {
    document,
    onAction: options.onAction ?? (() => {}),
    draw: (component) => drawComponent(context, component),
  };
  if (container.type === 'carousel') return drawCarousel(context, container.contents);
  const root = make(context, 'div', 'fx-root');
  root.append(drawBubble(context, /** @type {FlexBubble} */ (container)));
  return root;
}

/**
 * @param {FlexContext} context
 * @param {FlexBubble[]} bubbles
 */
function drawCarousel(context, bubbles) {
  const root = make(context, 'div', 'fx-root fx-carousel');
  root.tabIndex = 0;
  root.setAttribute('role', 'group');
  for (const bubble of Array.isArray(bubbles) ? bubbles : []) {
    root.append(drawBubble(context, bubble));
  }
  return root;
}
