import { cssColour } from './colour.js';
import { make, put } from './context.js';
import { cssLength, cssRatio } from './length.js';
import { FONT_SIZES, IMAGE_SIZES } from './metrics.js';
import { applyGravity } from './place.js';
import { safeImageUrl } from './safe-url.js';
import { makeTappable } from './tappable.js';
/** @import { FlexContext, FlexIcon, FlexImage, FlexVideo } from './context.js' */

/**
 * @param {FlexContext} context
 * @param {FlexImage} image
 */
export function drawImage(context, image) {
  const element = make(context, 'div', 'fx-image');
  const frame = make(context, 'div', 'fx-frame');
  const size = String(image.size ?? 'md');
  put(frame, 'width', size === 'full' ? '100%' : (cssLength(size, IMAGE_SIZES) ?? '100px'));
  put(frame, 'aspect-ratio', cssRatio(image.aspectRatio));
  put(frame, 'background-color', cssColour(image.backgroundColor));
  if (image.align === 'start') put(element, 'align-items', 'flex-start');
  if (image.align === 'end') put(element, 'align-items', 'flex-end');
  applyGravity(element, image.gravity);
  const fit = image.aspectMode === 'cover' ? 'cover' : 'contain';
  frame.append(picture(context, image.url, fit));
  element.append(frame);
  makeTappable(context, element, image.action);
  return element;
}

/**
 * An icon stands on the baseline of the text beside it and grows with its size keyword.
 * @param {FlexContext} context
 * @param {FlexIcon} icon
 */
export function drawIcon(context, icon) {
  const element = make(context, 'div', 'fx-icon');
  put(element, 'font-size', cssLength(icon.size, FONT_SIZES));
  const image = picture(context, icon.url, 'contain');
  put(image, 'aspect-ratio', cssRatio(icon.aspectRatio));
  element.append(image);
  return element;
}

/**
 * Draws a video's preview with a play mark; tapping it opens the file.
 * @param {FlexContext} context
 * @param {FlexVideo} video
 */
export function drawVideo(context, video) {
  const element = make(context, 'div', 'fx-image');
  const frame = make(context, 'div', 'fx-frame fx-video');
  put(frame, 'width', '100%');
  put(frame, 'aspect-ratio', cssRatio(video.aspectRatio));
  frame.append(picture(context, video.previewUrl, 'cover'));
  element.append(frame);
  makeTappable(context, element, { type: 'uri', uri: video.url, label: '▶' });
  return element;
}

/**
 * @param {FlexContext} context
 * @param {unknown} url
 * @param {'contain' | 'cover'} fit
 */
function picture(context, url, fit) {
  const image = /** @type {HTMLImageElement} */ (make(context, 'img', 'fx-picture'));
  const address = safeImageUrl(url);
  image.alt = '';
  image.decoding = 'async';
  image.referrerPolicy = 'no-referrer';
  put(image, 'object-fit', fit);
  image.addEventListener('error', () => {
    image.removeAttribute('src');
    image.classList.add('fx-broken');
  });
  if (address === null) image.classList.add('fx-broken');
  else image.src = address;
  return image;
}
