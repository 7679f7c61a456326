import { api } from './api.js';
import { ClockBar } from './clock-bar.js';
import { button, div, h } from './dom.js';
import { keepHolders } from './holders.js';
import { Hood } from './hood/hood.js';
import { LANGUAGES } from './i18n.js';
import { previewOf } from './messages/preview.js';
import { Phone } from './phone/phone.js';
import { Toast } from './toast.js';
/**
 * @import { BotMessageItem, SimEvent, UserState } from '../sim-api.ts'
 * @import { Language, Translate } from './i18n.js'
 * @import { SandboxStore } from './store.js'
 */

/**
 * What the parts of the page share.
 * @typedef {object} Page
 * @property {Translate} t
 * @property {Language} language
 * @property {SandboxStore} store
 * @property {(words: string, choice?: { label: string, run: () => void }) => void} notify
 * @property {() => (UserState | undefined)[]} holders who holds the phones
 * @property {(phone: Phone) => Phone} otherPhone
 * @property {(phone: Phone) => void} showPhone brings it to the front where one shows at a time
 * @property {(phone: Phone, item: BotMessageItem) => void} tellOf news on a phone that does not show
 * @property {(requestId: string) => void} inspect
 * @property {(chatId: string, isGroup: boolean) => Promise<void>} loadChat
 */

/** What outlives a change of language. @typedef {{ userId: string, chatId: string, draft: string }} PhoneStart */

/** The whole page in one language. */
export class App {
  /**
   * @param {{ t: Translate, language: Language, store: SandboxStore, starts: PhoneStart[],
   *   onLanguage: (language: Language) => void }} given
   */
  constructor({ t, language, store, starts, onLanguage }) {
    this.store = store;
    this.toast = new Toast();
    /** @type {Page} */
    this.page = {
      t,
      language,
      store,
      notify: (words, choice) => this.toast.show(words, choice),
      holders: () => this.phones.map(({ userId }) => store.user(userId)),
      otherPhone: (phone) => this.phones.find((one) => one !== phone) ?? phone,
      showPhone: (phone) => this.#front(this.phones.indexOf(phone)),
      tellOf: (phone, item) => this.#tellOf(phone, item),
      inspect: (requestId) => {
        this.#setHood(true);
        this.hood.reveal(requestId);
      },
      loadChat: (chatId, isGroup) => this.#loadChat(chatId, isGroup),
    };
    this.clock = new ClockBar(this.page);
    this.hood = new Hood(this.page, () => this.#setHood(false));
    this.phones = starts.map(
      ({ userId, chatId, draft }, index) =>
        new Phone(this.page, {
          number: index + 1,
          userId,
          chatId,
          draft,
          onHold: () => {
            keepHolders(this.phones.map((phone) => phone.userId));
            this.clock.draw();
          },
        }),
    );
    this.online = h('span', { class: 'online', attrs: { role: 'status' } });
    this.element = this.#layout(onLanguage);
    this.#front(0);
  }

  /** @returns {PhoneStart[]} */
  get starts() {
    return this.phones.map(({ userId, chatId, composer }) => ({
      userId,
      chatId,
      draft: composer.input.value,
    }));
  }

  /** Draws all that the store knows, after the first snapshot and after each new one. */
  draw() {
    this.clock.draw();
    this.hood.draw();
    for (const phone of this.phones) phone.openChat(phone.chatId);
  }

  /** @param {SimEvent} event */
  handle(event) {
    if (event.type === 'clock') this.clock.draw();
    else if (event.type === 'quota') this.hood.drawQuota();
    else if (event.type === 'request') this.hood.add(event.request);
    else for (const phone of this.phones) phone.handle(event);
  }

  tick() {
    this.clock.tick();
    for (const phone of this.phones) phone.tick();
  }

  /** @param {boolean} connected */
  setOnline(connected) {
    const { t } = this.page;
    this.online.classList.toggle('is-off', !connected);
    this.online.textContent = connected ? '' : t('page.offline');
  }

  /** @param {(language: Language) => void} onLanguage */
  #layout(onLanguage) {
    const { t, language } = this.page;
    const next = LANGUAGES.find((one) => one !== language) ?? language;
    this.hoodToggle = button('chip hood-toggle', '', () => this.#setHood(!this.hoodOpen), {
      aria: t('hood.title'),
      pressed: false,
    });
    const sign = h('span', { class: 'hood-sign', attrs: { 'aria-hidden': 'true' } }, '{ }');
    this.hoodToggle.append(sign, h('span', { class: 'hood-word' }, t('hood.short')));
    const tools = div(
      'top-tools',
      this.online,
      button('chip', t('page.otherLanguage'), () => onLanguage(next)),
      this.hoodToggle,
    );
    const name = h('h1', { class: 'brand' }, this.store.known.bot.displayName);
    this.switches = this.phones.map((_, index) =>
      button('switch', String(index + 1), () => this.#front(index), {
        aria: t('holder.caption', { number: index + 1 }),
      }),
    );
    const switcher = h('div', { class: 'switcher', attrs: { role: 'group' } }, ...this.switches);
    switcher.setAttribute('aria-label', t('page.switch'));
    const phones = h('main', { class: 'phones' }, switcher, ...this.phones.map((p) => p.element));
    const top = h('header', { class: 'top' }, name, this.clock.element, tools);
    return div('app', top, div('stage', phones, this.hood.element), this.toast.element);
  }

  get hoodOpen() {
    return this.element.classList.contains('hood-open');
  }

  /** @param {boolean} open */
  #setHood(open) {
    this.element.classList.toggle('hood-open', open);
    this.hoodToggle?.setAttribute('aria-pressed', String(open));
  }

  /** @param {number} index of the phone that shows where there is room for one */
  #front(index) {
    this.phones.forEach((phone, i) => phone.element.classList.toggle('is-front', i === index));
    this.switches?.forEach((one, i) => one.setAttribute('aria-pressed', String(i === index)));
    this.switches?.[index]?.classList.remove('has-news');
    this.phones[index]?.log.toEnd();
  }

  /** @param {Phone} phone @param {BotMessageItem} item */
  #tellOf(phone, item) {
    const { t, store } = this.page;
    this.switches?.[this.phones.indexOf(phone)]?.classList.add('has-news');
    const name = store.user(phone.userId)?.displayName ?? '';
    this.toast.show(`${name}: ${previewOf(item.message)}`, {
      label: t('page.look'),
      run: () => this.page.showPhone(phone),
    });
  }

  /** @param {string} chatId @param {boolean} isGroup */
  async #loadChat(chatId, isGroup) {
    if (this.store.hasChat(chatId)) return;
    this.store.setChat(chatId, isGroup ? await api.groupChat(chatId) : await api.userChat(chatId));
  }
}
