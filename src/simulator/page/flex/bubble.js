import { cssColour } from './colour.js';
import { drawComponent } from './component.js';
import { make, put } from './context.js';
import { BUBBLE_WIDTHS, DEFAULT_BUBBLE_SIZE } from './metrics.js';
import { makeTappable } from './tappable.js';
/** @import { FlexBubble, FlexComponent, FlexContext } from './context.js' */

const BLOCKS = /** @type {const} */ (['header', 'hero', 'body', 'footer']);

/**
 * @param {FlexContext} context
 * @param {FlexBubble} bubble
 */
export function drawBubble(context, bubble) {
  const size = Object.hasOwn(BUBBLE_WIDTHS, bubble.size ?? '')
    ? String(bubble.size)
    : DEFAULT_BUBBLE_SIZE;
  const element = make(context, 'div', `fx-bubble fx-${size}`);
  put(element, 'width', `${BUBBLE_WIDTHS[size]}px`);
  if (bubble.direction === 'rtl') element.dir = 'rtl';
  if (bubble.footer !== undefined) element.classList.add('fx-has-footer');
  let isFirst = true;
  for (const name of BLOCKS) {
    const content = bubble[name];
    if (typeof content !== 'object' || content === null) continue;
    element.append(drawBlock(context, bubble, name, content, isFirst));
    isFirst = false;
  }
  makeTappable(context, element, bubble.action);
  return element;
}

/**
 * @param {FlexContext} context
 * @param {FlexBubble} bubble
 * @param {typeof BLOCKS[number]} name
 * @param {FlexComponent} content
 * @param {boolean} isFirst the first block draws no separator above itself
 */
function drawBlock(context, bubble, name, content, isFirst) {
  const block = make(context, 'div', `fx-block fx-${name}`);
  const style = bubble.styles?.[name];
  put(block, 'background-color', cssColour(style?.backgroundColor));
  if (style?.separator === true && !isFirst) {
    block.classList.add('fx-ruled');
    put(block, 'border-top-color', cssColour(style.separatorColor));
  }
  block.append(drawComponent(context, content));
  return block;
}
