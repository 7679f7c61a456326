import { api } from '../api.js';
import { button, div, h } from '../dom.js';
import { openAttachSheet } from './attach-sheet.js';
import { ChatLog } from './chat-log.js';
import { Composer } from './composer.js';
import { holderStrip } from './holder.js';
import { openMoreSheet } from './more-sheet.js';
import { performAction } from './perform-action.js';
import { currentQuickReplies, quickReplyBar, quickReplyButtons } from './quick-replies.js';
import { RichMenu } from './rich-menu.js';
/**
 * @import { ActionAnswer, BotMessageItem, SimEvent, UserMessageItem } from '../../sim-api.ts'
 * @import { Page } from '../app.js'
 * @import { LineAction } from '../flex/context.js'
 */

/** One phone: somebody holds it and has a chat with the bot (or a group chat) open on it. */
export class Phone {
  /** The quick replies tapped away. */
  #usedQuickReplies = 0;

  /**
   * @param {Page} page
   * @param {{ number: number, userId: string, chatId: string, draft: string, onHold: (userId: string) => void }} start
   */
  constructor(page, { number, userId, chatId, draft, onHold }) {
    this.page = page;
    this.userId = userId;
    this.chatId = chatId;
    this.onHold = onHold;
    const { t } = page;
    this.holder = holderStrip({ t, number }, (id) => this.hold(id));
    this.log = new ChatLog(page);
    this.composer = new Composer(t, {
      onSend: (text) => this.sendText(text),
      onAttach: () => openAttachSheet(this),
      // The keyboard takes the menu's place, as on a phone.
      onType: () => this.richMenu.setOpen(false),
    });
    this.composer.input.value = draft;
    this.richMenu = new RichMenu((action) => this.perform(action));
    this.quickBar = quickReplyBar(t);
    this.title = h('h2', { class: 'phone-title' });
    const botName = `@${page.store.known.bot.displayName}`;
    this.mention = button('chip mention', botName, () => {
      this.composer.fill(`${botName} ${this.composer.input.value}`);
    });
    this.notice = div('friend-notice');
    this.element = this.#frame(number);
  }

  /** True while the other phone stands where this one does. */
  get isHidden() {
    return this.element.getClientRects().length === 0;
  }

  get isGroup() {
    return this.chatId !== this.userId;
  }

  /** @param {number} number */
  #frame(number) {
    const { t } = this.page;
    const more = button('round phone-more', '⋮', () => openMoreSheet(this), {
      aria: t('more.title'),
    });
    const screen = div(
      'screen',
      div('phone-head', this.title, this.mention, more),
      this.notice,
      this.log.element,
      this.quickBar,
      this.composer.element,
      this.richMenu.element,
    );
    const attrs = { 'aria-label': t('holder.caption', { number }) };
    const data = { phone: String(number) };
    return h('section', { class: 'phone', attrs, data }, this.holder.element, screen);
  }

  /** Gives the phone to somebody. @param {string} userId */
  hold(userId) {
    this.userId = userId;
    this.onHold(userId);
    this.openChat(userId);
  }

  /** @param {string} chatId the holder's user id for the chat with the bot, or a group id */
  openChat(chatId) {
    this.chatId = chatId;
    this.attempt(async () => {
      await this.page.loadChat(chatId, this.isGroup);
      if (this.chatId === chatId) this.draw();
    });
  }

  /** Draws everything from what the store knows. */
  draw() {
    const { store, t } = this.page;
    const group = store.known.groups.find((one) => one.groupId === this.chatId);
    this.holder.offer(store.known.users, this.userId);
    this.element.classList.toggle('is-group', this.isGroup);
    this.mention.hidden = !group?.hasBot;
    this.element.dataset['user'] = store.user(this.userId)?.key ?? this.userId;
    this.title.textContent = group?.groupName ?? store.known.bot.displayName;
    this.log.show(store.chat(this.chatId), {
      t,
      botName: store.known.bot.displayName,
      holderId: this.userId,
      nameOf: (id) => store.user(id)?.displayName ?? '',
      onAction: (action) => this.perform(action),
      onUnsend: (item) => this.#unsend(item),
      onInspect: (requestId) => this.page.inspect(requestId),
    });
    this.#drawMarks();
    this.#drawUser();
    this.#drawQuickReplies();
  }

  /** Takes in what happened on the platform. @param {SimEvent} event */
  handle(event) {
    if (event.type === 'chat' && event.item.chatId === this.chatId) {
      this.log.put(event.item);
      this.#drawMarks();
      this.#drawQuickReplies();
    }
    if (event.type === 'chat' && event.item.kind === 'bot-message') this.#tellIfHidden(event.item);
    if (event.type === 'group' && event.group.groupId === this.chatId) {
      if (!event.group.memberIds.includes(this.userId)) return this.openChat(this.userId);
      this.mention.hidden = !event.group.hasBot;
    }
    if (event.type === 'user') this.holder.offer(this.page.store.known.users, this.userId);
    this.#drawUser();
  }

  /** A message to a phone that does not show is told like a notification. @param {BotMessageItem} item */
  #tellIfHidden(item) {
    const other = this.page.otherPhone(this);
    if (!this.isHidden || (!other.isHidden && other.chatId === item.chatId)) return;
    if (item.chatId === this.chatId || item.chatId === this.userId) this.page.tellOf(this, item);
  }

  /** Called every second: loading dots end by themselves. */
  tick() {
    const until = this.isGroup ? null : this.page.store.user(this.userId)?.loadingUntil;
    this.log.setLoading(typeof until === 'number' && until > this.page.store.now());
  }

  /** @param {LineAction} action */
  perform(action) {
    performAction(this, action);
  }

  /** @param {string} text */
  sendText(text) {
    const { chatId } = this;
    if (this.isGroup) this.act((id) => api.groupText(chatId, id, text));
    else this.act((id) => api.text(id, { text }));
  }

  /**
   * Does something as the holder; what appeared shows at once, the bot's answer follows by itself.
   * @param {(userId: string) => Promise<ActionAnswer>} doing
   */
  act(doing) {
    this.#hideQuickReplies();
    this.attempt(async () => {
      const { item, outcome } = await doing(this.userId);
      if (item) {
        if (outcome.eventIds.length > 0) this.page.store.outcomes.set(item.seq, outcome.status);
        this.page.store.apply({ type: 'chat', item });
      }
      if (outcome.status !== 200 && outcome.eventIds.length > 0) {
        this.page.notify(this.page.t('toast.botUnreached', { status: outcome.status }));
      }
    });
  }

  /** Runs something that may fail and says so. @param {() => Promise<unknown>} doing */
  attempt(doing) {
    doing().catch((error) => this.page.notify(String(error?.message ?? error)));
  }

  /** @param {string} groupName @param {string[]} memberIds */
  startGroup(groupName, memberIds) {
    this.attempt(async () => {
      const group = await api.newGroup({ groupName, memberIds });
      this.page.store.apply({ type: 'group', group });
      this.openChat(group.groupId);
    });
  }

  /** @param {UserMessageItem} item */
  #unsend(item) {
    this.act((id) => api.unsend(id, item.messageId));
  }

  #drawMarks() {
    const { store, t } = this.page;
    this.log.mark((seq) => {
      const outcome = store.outcomes.get(seq);
      if (outcome === undefined) return '';
      return outcome === 200 ? t('message.read') : t('message.unreached');
    });
  }

  #drawUser() {
    const { store, t } = this.page;
    const user = store.user(this.userId);
    this.richMenu.show(this.isGroup ? null : store.richMenuOf(this.userId));
    this.composer.setEnabled(this.isGroup || !user?.blocked);
    this.tick();
    const stranger = !this.isGroup && user && (user.blocked || !user.friend);
    this.notice.hidden = !stranger;
    if (!stranger) return;
    const follow = () => this.act((id) => api.follow(id));
    this.notice.replaceChildren(
      h('span', {}, t(user.blocked ? 'notice.blocked' : 'notice.stranger')),
      button('primary small', t(user.blocked ? 'more.unblock' : 'more.follow'), follow),
    );
  }

  #drawQuickReplies() {
    const current = currentQuickReplies(this.page.store.chat(this.chatId));
    const shown = current !== null && current.seq !== this.#usedQuickReplies;
    this.quickBar.hidden = !shown;
    this.quickBar.replaceChildren();
    if (!shown) return;
    const tap = (/** @type {LineAction} */ action) => {
      if (!STAYS_AFTER_TAP.has(action.type)) {
        this.#usedQuickReplies = current.seq;
        this.#hideQuickReplies();
      }
      this.perform(action);
    };
    this.quickBar.append(...quickReplyButtons(current.items, tap));
  }

  #hideQuickReplies() {
    this.quickBar.hidden = true;
  }
}

/** These open something first; LINE keeps the buttons until it is sent. */
const STAYS_AFTER_TAP = new Set(['datetimepicker', 'camera', 'cameraRoll', 'location', 'uri']);
