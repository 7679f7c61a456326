import { SMALLEST_FONT_PX } from './metrics.js';

/**
 * Carries out `adjustMode: shrink-to-fit`: makes the letters of marked lines smaller until they
 * fit. Needs laid-out elements, so call it after insertion.
 * @param {ParentNode} root
 */
export function shrinkToFit(root) {
  for (const element of root.querySelectorAll('[data-fit="shrink"]')) {
    const line = /** @type {HTMLElement | null} */ (element.querySelector('.fx-line'));
    if (line !== null) shrink(line);
  }
}

/** @param {HTMLElement} line */
function shrink(line) {
  line.style.removeProperty('font-size');
  const size = Number.parseFloat(getComputedStyle(line).fontSize);
  const ratio = line.clientWidth / line.scrollWidth;
  if (!(ratio < 1) || line.clientWidth === 0) return;
  for (let px = Math.floor(size * ratio * 2) / 2; px >= SMALLEST_FONT_PX; px -= 0.5) {
    line.style.fontSize = `${px}px`;
    if (line.scrollWidth <= line.clientWidth) return;
  }
}
