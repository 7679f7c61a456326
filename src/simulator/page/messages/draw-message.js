import { api } from '../api.js';
import { div } from '../dom.js';
import { renderFlex } from '../flex/render-flex.js';
import { imagemapBubble } from './imagemap.js';
import {
  audioBubble,
  botImage,
  imageBubble,
  locationBubble,
  mediaUrlOf,
  stickerBubble,
  videoBubble,
} from './media-bubble.js';
import { templateAsFlex } from './template-as-flex.js';
import { textBubble, wordsOfTextV2 } from './text-bubble.js';
import { str } from '../wire-text.js';
/** @import { LineMessage, UserMessageItem } from '../../sim-api.ts' */
/** @import { FlexContainer, LineAction } from '../flex/context.js' */
/** @import { Translate } from '../i18n.js' */

/** @typedef {{ t: Translate, onAction: (action: LineAction) => void }} Drawing */

/** @param {Drawing} drawing */
const opener = (drawing) => (/** @type {string} */ uri) => drawing.onAction({ type: 'uri', uri });

/**
 * @param {unknown} contents
 * @param {string} altText
 * @param {Drawing} drawing
 */
function flexBubble(contents, altText, drawing) {
  const root = renderFlex(document, /** @type {FlexContainer} */ (contents), {
    onAction: (action) => drawing.onAction(action),
  });
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', altText);
  return root;
}

/**
 * @param {LineMessage} message as the bot sent it
 * @param {Drawing} drawing
 * @returns {HTMLElement}
 */
export function drawBotMessage(message, drawing) {
  const { t } = drawing;
  switch (message.type) {
    case 'text':
      return textBubble(str(message['text']), opener(drawing));
    case 'textV2':
      return textBubble(wordsOfTextV2(message), opener(drawing));
    case 'flex':
      return flexBubble(message['contents'], str(message['altText']), drawing);
    case 'template': {
      const contents = templateAsFlex(message);
      const altText = str(message['altText']);
      return contents
        ? flexBubble(contents, altText, drawing)
        : textBubble(altText, opener(drawing));
    }
    case 'image':
      return botImage(message, t);
    case 'video':
      return videoBubble(
        mediaUrlOf(message['originalContentUrl']),
        mediaUrlOf(message['previewImageUrl']),
      );
    case 'audio':
      return audioBubble(mediaUrlOf(message['originalContentUrl']), t);
    case 'sticker':
      return stickerBubble(message, t);
    case 'location':
      return locationBubble(message);
    case 'imagemap':
      return imagemapBubble(message, drawing.onAction);
    default:
      return div('bubble bubble-text', `[${message.type}]`);
  }
}

/**
 * @param {UserMessageItem} item what a person sent
 * @param {Drawing} drawing
 * @returns {HTMLElement}
 */
export function drawUserMessage(item, drawing) {
  const { message } = item;
  const media = api.mediaUrl(item.messageId);
  switch (message.type) {
    case 'text':
      return textBubble(str(message['text']), opener(drawing));
    case 'image':
      return imageBubble(media, media, drawing.t);
    case 'video':
      return videoBubble(media);
    case 'audio':
      return audioBubble(media, drawing.t);
    case 'sticker':
      return stickerBubble(message, drawing.t);
    case 'location':
      return locationBubble(message);
    case 'file':
      return div('bubble bubble-text', `📄 ${str(message['fileName'])}`);
    default:
      return div('bubble bubble-text', `[${message.type}]`);
  }
}
