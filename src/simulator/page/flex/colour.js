const HEX = /^#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?$/;

/**
 * LINE writes colours as #RRGGBB or #RRGGBBAA only.
 * @param {unknown} value
 * @returns {string | null} null for anything else, so that no other CSS gets in
 */
export function cssColour(value) {
  return typeof value === 'string' && HEX.test(value) ? value : null;
}

/**
 * A box's `background` (linear gradient) as CSS.
 * @param {unknown} background
 * @returns {string | null}
 */
export function cssGradient(background) {
  if (typeof background !== 'object' || background === null) return null;
  const { type, angle, startColor, endColor, centerColor, centerPosition } =
    /** @type {Record<string, unknown>} */ (background);
  const [start, end, centre] = [cssColour(startColor), cssColour(endColor), cssColour(centerColor)];
  if (type !== 'linearGradient' || start === null || end === null) return null;
  const turn = typeof angle === 'string' && /^\d{1,3}(?:\.\d+)?deg$/.test(angle) ? angle : '0deg';
  const at =
    typeof centerPosition === 'string' && /^\d{1,3}(?:\.\d+)?%$/.test(centerPosition)
      ? centerPosition
      : '50%';
  const stops = centre === null ? [start, end] : [start, `${centre} ${at}`, end];
  return `linear-gradient(${turn}, ${stops.join(', ')})`;
}
