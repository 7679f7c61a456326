import { cssColour, cssGradient } from './colour.js';
import { make, put } from './context.js';
import { cssLength } from './length.js';
import { BORDERS, RADII, SPACES } from './metrics.js';
import { place } from './place.js';
import { makeTappable } from './tappable.js';
/** @import { FlexBox, FlexContext, Layout } from './context.js' */

const JUSTIFY = new Set([
  'center',
  'flex-start',
  'flex-end',
  'space-between',
  'space-around',
  'space-evenly',
]);
const ALIGN = new Set(['center', 'flex-start', 'flex-end']);

/**
 * @param {FlexContext} context
 * @param {FlexBox} box
 */
export function drawBox(context, box) {
  /** @type {Layout} */
  const layout = box.layout === 'horizontal' || box.layout === 'baseline' ? box.layout : 'vertical';
  const element = make(context, 'div', `fx-box fx-${layout}`);
  pad(element, box);
  dress(element, box);
  measure(element, box);
  if (JUSTIFY.has(String(box.justifyContent))) {
    put(element, 'justify-content', String(box.justifyContent));
  }
  if (ALIGN.has(String(box.alignItems))) put(element, 'align-items', String(box.alignItems));
  const spacing = cssLength(box.spacing, SPACES);
  const children = Array.isArray(box.contents) ? box.contents : [];
  children.forEach((child, index) => {
    const drawn = context.draw(child, layout);
    place(drawn, { ...child }, { layout, spacing, isFirst: index === 0 });
    element.append(drawn);
  });
  makeTappable(context, element, box.action);
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {FlexBox} box
 */
function pad(element, box) {
  put(element, 'padding', cssLength(box.paddingAll, SPACES));
  put(element, 'padding-top', cssLength(box.paddingTop, SPACES));
  put(element, 'padding-bottom', cssLength(box.paddingBottom, SPACES));
  put(element, 'padding-inline-start', cssLength(box.paddingStart, SPACES));
  put(element, 'padding-inline-end', cssLength(box.paddingEnd, SPACES));
}

/**
 * @param {HTMLElement} element
 * @param {FlexBox} box
 */
function dress(element, box) {
  put(element, 'background-color', cssColour(box.backgroundColor));
  put(element, 'background-image', cssGradient(box.background));
  put(element, 'border-color', cssColour(box.borderColor));
  put(element, 'border-radius', cssLength(box.cornerRadius, RADII));
  put(element, 'border-width', cssLength(box.borderWidth, BORDERS));
}

/**
 * @param {HTMLElement} element
 * @param {FlexBox} box
 */
function measure(element, box) {
  put(element, 'width', cssLength(box.width));
  put(element, 'max-width', cssLength(box.maxWidth));
  put(element, 'height', cssLength(box.height));
  put(element, 'max-height', cssLength(box.maxHeight));
}
