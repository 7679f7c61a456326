/**
 * Template messages drawn with the Flex renderer: LINE draws both alike.
 * @import { LineMessage } from '../../sim-api.ts'
 */

/** @typedef {Record<string, any>} Json */

/** @param {string} text @param {Json} [more] @returns {Json} */
const words = (text, more) => ({ type: 'text', text, wrap: true, size: 'sm', ...more });

/** @param {Json} action @returns {Json} */
const linkButton = (action) => ({ type: 'button', height: 'sm', action });

/** @param {Json} part a buttons template or a carousel column @returns {Json} */
function column(part) {
  const image = part['thumbnailImageUrl'] && {
    type: 'image',
    url: part['thumbnailImageUrl'],
    size: 'full',
    aspectRatio: part['imageAspectRatio'] === 'square' ? '1:1' : '151:100',
    aspectMode: part['imageSize'] === 'contain' ? 'fit' : 'cover',
    ...(part['defaultAction'] && { action: part['defaultAction'] }),
  };
  const title = part['title'] ? [words(part['title'], { weight: 'bold', size: 'md' })] : [];
  const text = words(part['text'] ?? '', { color: '#555555' });
  return {
    type: 'bubble',
    size: 'kilo',
    ...(image && { hero: image }),
    body: { type: 'box', layout: 'vertical', spacing: 'sm', contents: [...title, text] },
    footer: { type: 'box', layout: 'vertical', contents: (part['actions'] ?? []).map(linkButton) },
    styles: { footer: { separator: true } },
  };
}

/** @param {Json} template @returns {Json} */
function confirm(template) {
  const [first, second] = template['actions'] ?? [];
  const contents = [linkButton(first), { type: 'separator' }, linkButton(second)];
  return {
    type: 'bubble',
    size: 'kilo',
    body: { type: 'box', layout: 'vertical', contents: [words(template['text'], { size: 'md' })] },
    footer: { type: 'box', layout: 'horizontal', contents },
    styles: { footer: { separator: true } },
  };
}

/** @param {Json} part @returns {Json} */
function picture(part) {
  const label = part['action']?.label;
  const caption = label && {
    type: 'box',
    layout: 'vertical',
    position: 'absolute',
    offsetBottom: '8px',
    offsetStart: '8px',
    offsetEnd: '8px',
    paddingAll: 'sm',
    cornerRadius: 'xl',
    backgroundColor: '#00000099',
    contents: [{ type: 'text', text: label, color: '#ffffff', size: 'sm', align: 'center' }],
  };
  const image = { type: 'image', url: part['imageUrl'], size: 'full', aspectMode: 'cover' };
  const contents = caption ? [image, caption] : [image];
  const body = { type: 'box', layout: 'vertical', paddingAll: 'none', contents };
  return { type: 'bubble', size: 'micro', body, action: part['action'] };
}

/**
 * @param {LineMessage} message of type template
 * @returns {Json | null} Flex contents; null for a template type that is not known
 */
export function templateAsFlex(message) {
  const template = /** @type {Json} */ (message['template'] ?? {});
  switch (template['type']) {
    case 'buttons':
      return column(template);
    case 'confirm':
      return confirm(template);
    case 'carousel':
      return { type: 'carousel', contents: (template['columns'] ?? []).map(column) };
    case 'image_carousel':
      return { type: 'carousel', contents: (template['columns'] ?? []).map(picture) };
    default:
      return null;
  }
}
