import { api } from './api.js';
import { button, div, h } from './dom.js';
import { presetName, presetsFor } from './presets.js';
import { fieldValue, hourMinute, instantOf, shortDate } from './thai-time.js';
/** @import { ClockBody } from '../sim-api.ts' */
/** @import { Page } from './app.js' */

/** The bot's time, and the buttons that move it on. */
export class ClockBar {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    const { t } = page;
    this.face = h('output', { class: 'clock-face', attrs: { 'aria-label': t('clock.label') } });
    this.presets = div('clock-presets');
    this.field = h('input', {
      class: 'field clock-field',
      attrs: { type: 'datetime-local', 'aria-label': t('clock.pick') },
    });
    const go = h('button', { class: 'chip', attrs: { type: 'submit' } }, t('clock.go'));
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      const to = instantOf(this.field.value);
      if (to !== null) void this.#move({ to });
    };
    const form = h('form', { class: 'clock-form', on: { submit } }, this.field, go);
    this.tools = div('clock-tools', this.presets, form);
    this.toggle = button('chip clock-toggle', '⏱', () => this.#toggle(), { aria: t('clock.move') });
    this.element = h('div', { class: 'clock-bar' }, this.face, this.toggle, this.tools);
  }

  /** Draws the presets, which change with the day and with who holds the phones. */
  draw() {
    const { t, language, store } = this.page;
    const { presets, movable } = store.known.clock;
    const shown = presetsFor(presets, this.page.holders());
    const buttons = shown.map((preset) => {
      const { key, at } = preset;
      const when = `${shortDate(at, language)} ${hourMinute(at)}`;
      const label = presetName(preset, shown, t) ?? when;
      const one = button('chip', label, () => void this.#move({ preset: key }));
      one.title = when;
      one.dataset['preset'] = key;
      return one;
    });
    this.presets.replaceChildren(...buttons);
    this.toggle.hidden = !movable;
    this.tools.hidden = !movable;
    this.tick();
  }

  tick() {
    const { t, language, store } = this.page;
    const now = store.now();
    const words = `${shortDate(now, language)} ${t('clock.time', { time: hourMinute(now) })}`;
    if (this.face.textContent !== words) this.face.textContent = words;
    this.field.min = fieldValue(now);
  }

  #toggle() {
    const open = this.element.classList.toggle('is-open');
    this.toggle.setAttribute('aria-expanded', String(open));
  }

  /** @param {ClockBody} body */
  async #move(body) {
    this.element.classList.add('is-busy');
    try {
      const clock = await api.clock(body);
      this.page.store.apply({ type: 'clock', clock });
      this.element.classList.remove('is-open');
    } catch (error) {
      this.page.notify(error instanceof Error ? error.message : String(error));
    } finally {
      this.element.classList.remove('is-busy');
    }
  }
}
