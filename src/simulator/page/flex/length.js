const LENGTH = /^-?\d{1,4}(?:\.\d{1,3})?(?:px|%)$/;

/**
 * A LINE length as CSS: a keyword of the table, pixels or a percentage.
 * @param {unknown} value as it came in the message
 * @param {Readonly<Record<string, number>>} [keywords]
 * @returns {string | null} null when it is absent or not a length, so that nothing is set
 */
export function cssLength(value, keywords = {}) {
  if (typeof value !== 'string') return null;
  if (Object.hasOwn(keywords, value)) return `${keywords[value]}px`;
  return LENGTH.test(value) ? value : null;
}

/**
 * `20:13` as a CSS aspect-ratio. LINE allows 1 to 100000 on each side, height at most 3 × width.
 * @param {unknown} value
 * @returns {string} `1 / 1` for anything else
 */
export function cssRatio(value) {
  const match = typeof value === 'string' ? /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(value) : null;
  const [width, height] = [Number(match?.[1]), Number(match?.[2])];
  return width > 0 && height > 0 ? `${width} / ${height}` : '1 / 1';
}
