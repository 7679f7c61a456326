import { api } from '../api.js';
import { meaningOf } from '../deep-link.js';
import { pickPicture, sendLocation } from './attach-sheet.js';
import { openDateSheet } from './date-sheet.js';
import { str } from '../wire-text.js';
/** @import { LineAction } from '../flex/context.js' */
/** @import { Phone } from './phone.js' */

/** Actions that the platform offers in a 1:1 chat only. */
const ONE_TO_ONE = new Set([
  'postback',
  'datetimepicker',
  'richmenuswitch',
  'camera',
  'cameraRoll',
  'location',
]);

/**
 * Does what a tap on a LINE action does.
 * @param {Phone} phone
 * @param {LineAction} action
 */
export function performAction(phone, action) {
  const { t } = phone.page;
  if (phone.isGroup && ONE_TO_ONE.has(action.type)) return phone.page.notify(t('toast.oneToOne'));
  switch (action.type) {
    case 'message':
      return phone.sendText(str(action['text']));
    case 'postback':
      return postback(phone, action);
    case 'uri':
      return openUri(phone, action['uri']);
    case 'datetimepicker':
      return openDateSheet(phone.element, phone.page, action, (params) =>
        phone.act((id) => api.postback(id, { data: str(action['data']), params })),
      );
    case 'camera':
    case 'cameraRoll':
      return pickPicture(phone, action.type === 'camera');
    case 'location':
      return sendLocation(phone);
    case 'clipboard':
      return copy(phone, str(action['clipboardText']));
    case 'richmenuswitch': {
      const { richMenuAliasId, data } = action;
      return phone.act((id) => api.switchRichMenu(id, str(richMenuAliasId), str(data)));
    }
    default:
      return phone.page.notify(t('toast.unknownAction', { type: action.type }));
  }
}

/** @param {Phone} phone @param {LineAction} action */
function postback(phone, action) {
  const said = action['displayText'] ?? action['text'];
  const body = {
    data: str(action['data']),
    ...(said ? { displayText: str(said) } : {}),
  };
  phone.act((id) => api.postback(id, body));
  if (action['inputOption'] === 'closeRichMenu') phone.richMenu.setOpen(false);
  if (action['inputOption'] === 'openRichMenu') phone.richMenu.setOpen(true);
  if (action['inputOption'] === 'openKeyboard') phone.composer.fill(str(action['fillInText']));
}

/** @param {Phone} phone @param {unknown} uri */
function openUri(phone, uri) {
  const { t, notify, otherPhone } = phone.page;
  const meaning = meaningOf(uri);
  if (meaning.kind === 'refused') return notify(t('toast.refusedLink'));
  if (meaning.kind === 'follow') return phone.act((id) => api.follow(id));
  if (meaning.kind === 'open') {
    globalThis.open(meaning.url, '_blank', 'noopener,noreferrer');
    return;
  }
  phone.openChat(phone.userId);
  phone.composer.fill(meaning.text);
  notify(t('toast.filled'), {
    label: t('toast.fillOther'),
    run: () => {
      phone.composer.input.value = '';
      const other = otherPhone(phone);
      other.page.showPhone(other);
      other.openChat(other.userId);
      other.composer.fill(meaning.text);
    },
  });
}

/** @param {Phone} phone @param {string} text */
function copy(phone, text) {
  const { t, notify } = phone.page;
  navigator.clipboard.writeText(text).then(
    () => notify(t('toast.copied')),
    () => notify(t('toast.notCopied')),
  );
}
