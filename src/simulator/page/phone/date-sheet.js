import { h } from '../dom.js';
import { fieldValue, shortDate } from '../thai-time.js';
import { openSheet } from './sheet.js';
/** @import { LineAction } from '../flex/context.js' */
/** @import { SandboxStore } from '../store.js' */
/** @import { Language, Translate } from '../i18n.js' */

const FIELD_TYPES = /** @type {const} */ ({
  date: 'date',
  time: 'time',
  datetime: 'datetime-local',
});

/** LINE writes the T of a date and time in either case. @param {unknown} value */
const fieldText = (value) => (typeof value === 'string' ? value.replace('t', 'T') : null);

/** Without `initial` a picker starts now. @param {keyof typeof FIELD_TYPES} mode @param {string} now */
function startOf(mode, now) {
  return { date: now.slice(0, 10), time: now.slice(11), datetime: now }[mode];
}

/**
 * The picker of a datetimepicker action.
 * @param {HTMLElement} host the phone
 * @param {{ t: Translate, language: Language, store: SandboxStore }} page
 * @param {LineAction} action
 * @param {(params: Record<string, string>) => void} onPick params as LINE's postback carries them
 */
export function openDateSheet(host, { t, language, store }, action, onPick) {
  const mode = action['mode'] === 'time' || action['mode'] === 'datetime' ? action['mode'] : 'date';
  const title = action.label || t(`date.${mode}`);
  openSheet(host, t, title, (close) => {
    const inWords = h('output', { class: 'date-words' });
    const input = h('input', {
      class: 'field',
      attrs: {
        type: FIELD_TYPES[mode],
        required: '',
        min: fieldText(action['min']),
        max: fieldText(action['max']),
        'aria-label': title,
      },
    });
    input.value = fieldText(action['initial']) ?? startOf(mode, fieldValue(store.now()));
    const say = () => {
      const at = Date.parse(`${input.value.slice(0, 10)}T00:00:00+07:00`);
      inWords.textContent = mode === 'time' || Number.isNaN(at) ? '' : shortDate(at, language);
    };
    say();
    input.addEventListener('input', say);
    const send = (/** @type {Event} */ event) => {
      event.preventDefault();
      close();
      onPick({ [mode]: input.value });
    };
    const confirm = h('button', { class: 'primary', attrs: { type: 'submit' } }, t('date.send'));
    return [h('form', { class: 'date-form', on: { submit: send } }, input, inWords, confirm)];
  });
}
