import { api } from '../api.js';
import { h } from '../dom.js';
import { fieldValue } from '../thai-time.js';
import { sampleSlip } from './sample-slip.js';
import { openSheet, sheetChoice } from './sheet.js';
/** @import { Phone } from './phone.js' */

/** Where the sandbox's people are: the town of Bueng Kan. */
const HERE = { latitude: 18.3609, longitude: 103.6466 };

/** Some of LINE's own stickers. */
const STICKERS = [
  { packageId: '446', stickerId: '1988', key: 'sticker.thanks' },
  { packageId: '446', stickerId: '1993', key: 'sticker.ok' },
  { packageId: '789', stickerId: '10857', key: 'sticker.hello' },
];

/**
 * Asks for a picture and sends it.
 * @param {Phone} phone
 * @param {boolean} camera true: a phone opens its camera
 */
export function pickPicture(phone, camera) {
  const attrs = {
    type: 'file',
    accept: 'image/png,image/jpeg',
    capture: camera ? 'environment' : null,
  };
  const input = h('input', { attrs });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) phone.act((userId) => api.image(userId, file));
  });
  input.click();
}

/** @param {Phone} phone */
export function sendLocation(phone) {
  const { t } = phone.page;
  const place = { ...HERE, title: t('location.title'), address: t('location.address') };
  phone.act((userId) => api.location(userId, place));
}

/** What else than words a person can send. @param {Phone} phone */
export function openAttachSheet(phone) {
  const { t, store } = phone.page;
  openSheet(phone.element, t, t('attach.title'), (close) => {
    const choice = (
      /** @type {string} */ sign,
      /** @type {string} */ key,
      /** @type {() => void} */ run,
    ) =>
      sheetChoice(sign, t(key), () => {
        close();
        run();
      });
    const stickers = STICKERS.map(({ key, ...sticker }) =>
      choice('🌕', key, () =>
        phone.act((id) => api.sticker(id, { ...sticker, keywords: [t(key)] })),
      ),
    );
    const slip = async () => sampleSlip(t, fieldValue(store.now()).replace('T', ' '));
    return [
      choice('🖼', 'attach.picture', () => pickPicture(phone, false)),
      choice('📷', 'attach.camera', () => pickPicture(phone, true)),
      choice('🧾', 'attach.slip', () => phone.act(async (id) => api.image(id, await slip()))),
      choice('🎤', 'attach.voice', () => phone.act((id) => api.audio(id))),
      choice('📍', 'attach.location', () => sendLocation(phone)),
      ...stickers,
    ];
  });
}
