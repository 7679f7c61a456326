export const LANGUAGES = /** @type {const} */ (['th', 'en']);
const KEPT_AS = 'sajja.page.language';

/** @typedef {typeof LANGUAGES[number]} Language */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Translate */

/**
 * The page's own words. What people and the bot write stays as it is.
 * @param {Record<string, string>} texts a file of locales/
 * @returns {Translate}
 */
export function translator(texts) {
  return (key, values = {}) =>
    (texts[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name] ?? ''));
}

/** @returns {Language} the last one chosen on this machine; Thai first */
export function keptLanguage() {
  return localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'th';
}

/** @param {Language} language */
export function keepLanguage(language) {
  localStorage.setItem(KEPT_AS, language);
}

/**
 * @param {Language} language
 * @returns {Promise<Translate>}
 */
export async function loadTranslator(language) {
  const answer = await fetch(new URL(`locales/${language}.json`, import.meta.url));
  if (!answer.ok) throw new Error(`locales/${language}.json: HTTP ${answer.status}`);
  return translator(await answer.json());
}
