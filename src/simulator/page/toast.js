import { button, div, h } from './dom.js';

const SHOWN_MS = 6000;

/** Short notices at the top of the page, one at a time. */
export class Toast {
  #timer = 0;

  constructor() {
    this.element = h('div', { class: 'toast', attrs: { role: 'status', 'aria-live': 'polite' } });
    this.element.hidden = true;
  }

  /**
   * @param {string} words
   * @param {{ label: string, run: () => void }} [choice]
   */
  show(words, choice) {
    const close = () => {
      this.element.hidden = true;
    };
    const more = choice && [
      button('chip', choice.label, () => {
        close();
        choice.run();
      }),
    ];
    this.element.replaceChildren(div('toast-words', words), ...(more ?? []));
    this.element.hidden = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(close, SHOWN_MS);
  }
}
