const IMAGE_SCHEMES = ['https:', 'http:', 'blob:'];
const ACTION_SCHEMES = ['https:', 'http:', 'line:', 'tel:'];
const INLINE_IMAGE = /^data:image\/(?:png|jpeg|gif|webp);base64,/;

/**
 * @param {unknown} value
 * @param {readonly string[]} schemes
 */
function withScheme(value, schemes) {
  if (typeof value !== 'string' || !URL.canParse(value)) return null;
  const url = new URL(value);
  return schemes.includes(url.protocol) ? url.href : null;
}

/**
 * The address of a picture, when it is one a page may load.
 * @param {unknown} value
 * @returns {string | null}
 */
export function safeImageUrl(value) {
  if (typeof value === 'string' && INLINE_IMAGE.test(value)) return value;
  return withScheme(value, IMAGE_SCHEMES);
}

/**
 * The address of a uri action: http, https, line and tel as LINE allows, never script or data.
 * @param {unknown} value
 * @returns {string | null}
 */
export function safeActionUrl(value) {
  return withScheme(value, ACTION_SCHEMES);
}
