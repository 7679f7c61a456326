import { put } from './context.js';
import { cssLength } from './length.js';
import { SPACES } from './metrics.js';
/** @import { Layout } from './context.js' */

/** Types that LINE leaves at their own width in a horizontal box unless told otherwise. */
const OWN_WIDTH = new Set(['icon', 'separator', 'spacer']);

/**
 * Places a drawn component inside its parent box: share of the main axis, the space before it,
 * or its absolute position.
 * @param {HTMLElement} element
 * @param {Record<string, unknown>} component
 * @param {{ layout: Layout, spacing: string | null, isFirst: boolean }} parent
 */
export function place(element, component, parent) {
  offset(element, component);
  if (component['position'] === 'absolute') {
    element.classList.add('fx-absolute');
    return;
  }
  put(element, 'flex', share(component, parent.layout));
  const own = cssLength(component['margin'], SPACES);
  const plain = component['type'] === 'filler' || component['type'] === 'spacer';
  const before = own ?? (parent.isFirst || plain ? null : parent.spacing);
  put(element, parent.layout === 'vertical' ? 'margin-top' : 'margin-inline-start', before);
}

/**
 * @param {Record<string, unknown>} component
 * @param {Layout} layout
 * @returns {string} CSS flex; horizontal children share the width equally, vertical keep their height
 */
function share(component, layout) {
  const { flex, type } = component;
  const vertical = layout === 'vertical';
  if (typeof flex === 'number' && flex > 0) return vertical ? `${flex} 0 auto` : `${flex} 0 0`;
  if (flex === 0) return 'none';
  if (type === 'filler') return '1 0 0';
  const fixed = cssLength(component['width']) !== null && type === 'box';
  return vertical || fixed || OWN_WIDTH.has(String(type)) ? 'none' : '1 0 0';
}

/**
 * @param {HTMLElement} element
 * @param {Record<string, unknown>} component
 */
function offset(element, component) {
  put(element, 'top', cssLength(component['offsetTop'], SPACES));
  put(element, 'bottom', cssLength(component['offsetBottom'], SPACES));
  put(element, 'inset-inline-start', cssLength(component['offsetStart'], SPACES));
  put(element, 'inset-inline-end', cssLength(component['offsetEnd'], SPACES));
}

/**
 * `gravity` of a component: where its content sits across a horizontal box or in spare height.
 * @param {HTMLElement} element
 * @param {unknown} gravity
 */
export function applyGravity(element, gravity) {
  if (gravity === 'center') put(element, 'justify-content', 'center');
  if (gravity === 'bottom') put(element, 'justify-content', 'flex-end');
}
