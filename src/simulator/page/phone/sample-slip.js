/** @import { Translate } from '../i18n.js' */

/**
 * A made-up transfer slip, so that sending a picture can be tried without having one.
 * @param {Translate} t
 * @param {string} when printed on it
 * @returns {Promise<Blob>} PNG
 */
export async function sampleSlip(t, when) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [480, 640];
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no 2d canvas');
  pen.fillStyle = '#e6f4ea';
  pen.fillRect(0, 0, 480, 640);
  pen.fillStyle = '#0b7a4b';
  pen.fillRect(0, 0, 480, 120);
  pen.textAlign = 'center';
  pen.fillStyle = '#ffffff';
  pen.font = '700 34px "Noto Sans Thai", Sarabun, Loma, sans-serif';
  pen.fillText(t('slip.title'), 240, 74);
  pen.fillStyle = '#111111';
  pen.fillText(t('slip.amount'), 240, 320);
  pen.font = '24px "Noto Sans Thai", Sarabun, Loma, sans-serif';
  pen.fillText(when, 240, 390);
  pen.fillText(t('slip.note'), 240, 560);
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
  if (!(blob instanceof Blob)) throw new Error('no picture from the canvas');
  return blob;
}
