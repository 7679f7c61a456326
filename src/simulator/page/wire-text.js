/**
 * A property of a message or action as text. They come from the wire: what should be text may be
 * missing or something else.
 * @param {unknown} value
 * @returns {string} '' for anything but text and numbers
 */
export function str(value) {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
