import { cssColour } from './colour.js';
import { make, put } from './context.js';
import { cssLength } from './length.js';
import { FONT_SIZES } from './metrics.js';
import { applyGravity } from './place.js';
import { makeTappable } from './tappable.js';
/** @import { FlexContext, FlexSpan, FlexText } from './context.js' */

/** Thai stacks a vowel and a tone mark above a letter; less than this cuts them. */
const LINE_HEIGHT_EM = 1.5;

/**
 * @param {FlexContext} context
 * @param {FlexText} text
 */
export function drawText(context, text) {
  const element = make(context, 'div', 'fx-text');
  const line = make(context, 'p', 'fx-line');
  look(element, text);
  applyGravity(element, text.gravity);
  if (text.align === 'center' || text.align === 'end') put(line, 'text-align', text.align);
  if (text.wrap === true) wrapLines(line, text);
  if (text.adjustMode === 'shrink-to-fit') element.dataset['fit'] = 'shrink';
  const spans = Array.isArray(text.contents) ? text.contents : [];
  if (spans.length > 0) line.append(...spans.map((span) => drawSpan(context, span)));
  else line.textContent = String(text.text ?? '');
  element.append(line);
  makeTappable(context, element, text.action);
  return element;
}

/**
 * @param {HTMLElement} line
 * @param {FlexText} text
 */
function wrapLines(line, text) {
  line.classList.add('fx-wrap');
  if (typeof text.maxLines === 'number' && text.maxLines > 0) {
    line.classList.add('fx-clamp');
    put(line, '-webkit-line-clamp', String(text.maxLines));
  }
  const extra = cssLength(text.lineSpacing);
  if (extra !== null) put(line, 'line-height', `calc(${LINE_HEIGHT_EM}em + ${extra})`);
}

/**
 * @param {FlexContext} context
 * @param {FlexSpan} span
 */
function drawSpan(context, span) {
  const element = make(context, 'span', 'fx-span');
  look(element, span);
  element.textContent = String(span.text ?? '');
  return element;
}

/**
 * What text and span have in common.
 * @param {HTMLElement} element
 * @param {FlexText | FlexSpan} text
 */
function look(element, text) {
  put(element, 'font-size', cssLength(text.size, FONT_SIZES));
  put(element, 'color', cssColour(text.color));
  if (text.weight === 'bold') put(element, 'font-weight', '700');
  if (text.weight === 'regular') put(element, 'font-weight', '400');
  if (text.style === 'italic') put(element, 'font-style', 'italic');
  if (text.style === 'normal') put(element, 'font-style', 'normal');
  if (text.decoration === 'underline' || text.decoration === 'line-through') {
    put(element, 'text-decoration', text.decoration);
  }
}
