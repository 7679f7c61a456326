import { button, div, h } from '../dom.js';
/** @import { Translate } from '../i18n.js' */

/** The platform takes no longer text from a person. */
const MAX_TEXT = 10_000;

/** The row to type in. Enter sends, Shift+Enter breaks the line. */
export class Composer {
  /**
   * @param {Translate} t
   * @param {{ onSend: (text: string) => void, onAttach: () => void, onType: () => void }} handlers
   *   `onType`: the person taps the field, so that a phone would bring up its keyboard
   */
  constructor(t, { onSend, onAttach, onType }) {
    this.onSend = onSend;
    this.input = h('textarea', {
      class: 'composer-input',
      attrs: {
        rows: '1',
        maxlength: String(MAX_TEXT),
        'aria-label': t('composer.input'),
        placeholder: t('composer.placeholder'),
        enterkeyhint: 'send',
      },
      on: {
        focus: onType,
        keydown: (event) => this.#onKey(/** @type {KeyboardEvent} */ (event)),
      },
    });
    this.attach = button('round composer-attach', '+', onAttach, { aria: t('composer.attach') });
    this.send = button('round composer-send', '➤', () => this.submit(), {
      aria: t('composer.send'),
    });
    this.element = div('composer', this.attach, this.input, this.send);
  }

  submit() {
    const text = this.input.value;
    if (text.trim() === '') return;
    this.input.value = '';
    this.onSend(text);
  }

  /** Puts words into the field for the person to send. @param {string} text */
  fill(text) {
    this.input.value = text;
    this.input.focus();
    this.input.setSelectionRange(text.length, text.length);
  }

  /** @param {boolean} enabled false while the bot is blocked */
  setEnabled(enabled) {
    this.element.classList.toggle('is-off', !enabled);
    for (const control of [this.input, this.attach, this.send]) control.disabled = !enabled;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }
}
