/** @import { Language } from './i18n.js' */

export const TIME_ZONE = 'Asia/Bangkok';
/** Thailand has had no daylight saving; its offset from UTC is fixed. */
const OFFSET_MS = 7 * 3_600_000;

/** @param {Language} language Thai dates count Buddhist years, English ones do not; as on the bot's cards. */
const localeOf = (language) => (language === 'th' ? 'th-TH' : 'en-GB');

/**
 * @param {Language} language
 * @param {Intl.DateTimeFormatOptions} options
 */
function formatter(language, options) {
  return new Intl.DateTimeFormat(localeOf(language), { timeZone: TIME_ZONE, ...options });
}

/**
 * `09:05`
 * @param {number} at epoch ms
 */
export function hourMinute(at) {
  return new Date(at + OFFSET_MS).toISOString().slice(11, 16);
}

/**
 * The calendar day in Bangkok, `YYYY-MM-DD`.
 * @param {number} at epoch ms
 */
export function dayOf(at) {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 10);
}

/**
 * `อ. 24 พ.ย. 2569`
 * @param {number} at epoch ms
 * @param {Language} language
 */
export function shortDate(at, language) {
  const parts = formatter(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).formatToParts(at);
  const pick = (/** @type {string} */ type) => parts.find((part) => part.type === type)?.value;
  const weekday =
    language === 'th'
      ? `${formatter('th', { weekday: 'narrow' }).format(at)}.`
      : formatter('en', { weekday: 'short' }).format(at);
  return [weekday, pick('day'), pick('month'), pick('year')].join(' ');
}

/**
 * The value of a datetime-local field for an instant, in Bangkok time.
 * @param {number} at epoch ms
 */
export function fieldValue(at) {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 16);
}

/**
 * The instant that a datetime-local field names, in Bangkok time.
 * @param {string} value
 * @returns {number | null} epoch ms; null when the field is empty or unfinished
 */
export function instantOf(value) {
  const at = Date.parse(`${value}:00.000+07:00`);
  return Number.isNaN(at) ? null : at;
}
