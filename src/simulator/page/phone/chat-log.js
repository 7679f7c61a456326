import { button, div, h } from '../dom.js';
import { shrinkToFit } from '../flex/shrink.js';
import { drawRow } from '../messages/draw-row.js';
import { dayOf, shortDate } from '../thai-time.js';
/** @import { ChatItem } from '../../sim-api.ts' */
/** @import { Language, Translate } from '../i18n.js' */
/** @import { RowDrawing } from '../messages/draw-row.js' */

/** Closer than this to the end counts as being there, so that new messages pull the view along. */
const NEAR_END_PX = 60;

/** What is left above the beginning of an answer that is taller than the view. */
const ABOVE_PX = 8;

/**
 * The scrolling list of one chat. It stays at the end unless the person scrolled up; an answer that
 * is taller than the view is shown from its beginning, so that nobody misses the head of a card.
 */
export class ChatLog {
  #list = div('chat-list');
  #dots = div('loading-dots', h('i'), h('i'), h('i'));
  #stuck = true;
  /** Where the last scrolling ended; only a person scrolls up. */
  #top = 0;
  /** Heights of list and view at that time: when fonts or the menu change them, nobody has scrolled. */
  #heights = '';
  #width = 0;
  /** The newest answer of the bot: its request, and its first row. @type {{ id: string, row: HTMLElement } | null} */
  #answer = null;
  /** @type {ChatItem | null} */
  #last = null;

  /** @param {{ t: Translate, language: Language }} page */
  constructor({ t, language }) {
    this.language = language;
    this.t = t;
    /** @type {RowDrawing | null} */
    this.drawing = null;
    this.#dots.setAttribute('role', 'status');
    this.#dots.hidden = true;
    const attrs = {
      role: 'log',
      'aria-live': 'polite',
      'aria-label': t('chat.log'),
      tabindex: '0',
    };
    const empty = div('chat-empty', t('chat.empty'));
    this.scroller = h('div', { class: 'chat-scroll', attrs }, this.#list, empty, this.#dots);
    this.pill = button('new-pill', t('chat.newBelow'), () => this.toEnd());
    this.pill.hidden = true;
    this.element = div('chat', this.scroller, this.pill);
    this.scroller.addEventListener('scroll', () => this.#onScroll(), { passive: true });
    this.observer = new ResizeObserver(() => this.#onResize());
    this.observer.observe(this.scroller);
    this.observer.observe(this.#list);
  }

  /** Draws a chat anew. @param {ChatItem[]} items oldest first @param {RowDrawing} drawing */
  show(items, drawing) {
    this.drawing = drawing;
    this.#last = null;
    this.scroller.setAttribute('aria-busy', 'true');
    this.#list.replaceChildren();
    for (const item of items) this.#append(item);
    shrinkToFit(this.#list);
    this.scroller.setAttribute('aria-busy', 'false');
    this.toEnd();
  }

  /** Adds a new item or redraws a changed one. @param {ChatItem} item */
  put(item) {
    if (this.drawing === null) return;
    const old = this.#list.querySelector(`[data-seq="${item.seq}"]`);
    if (old) {
      const row = drawRow(item, this.drawing, old.classList.contains('row-continued'));
      old.replaceWith(row);
      shrinkToFit(row);
      return;
    }
    const isOwn = 'userId' in item && item.userId === this.drawing.holderId;
    const row = this.#append(item);
    shrinkToFit(row);
    if (item.kind !== 'bot-message') this.#answer = null;
    else if (this.#answer?.id !== item.requestId) this.#answer = { id: item.requestId, row };
    if (!this.#stuck && !isOwn) {
      this.pill.hidden = false;
      return;
    }
    this.#stuck = true;
    this.pill.hidden = true;
    this.#jump();
  }

  /** Writes the marks under the holder's own messages. @param {(seq: number) => string} markOf */
  mark(markOf) {
    for (const mark of this.#list.querySelectorAll('.read-mark')) {
      const row = /** @type {HTMLElement | null} */ (mark.closest('.row'));
      mark.textContent = markOf(Number(row?.dataset['seq']));
    }
  }

  /** @param {boolean} shown */
  setLoading(shown) {
    if (this.#dots.hidden !== shown) return;
    this.#dots.hidden = !shown;
    this.#dots.setAttribute('aria-label', shown ? this.t('chat.loading') : '');
    if (this.#stuck) this.#jump();
  }

  toEnd() {
    this.#stuck = true;
    this.#answer = null;
    this.pill.hidden = true;
    this.#jump();
  }

  /** To the end, or to the beginning of an answer that does not fit the view. */
  #jump() {
    const { scroller } = this;
    const end = scroller.scrollHeight - scroller.clientHeight;
    const row = this.#answer?.row;
    const begin = row
      ? row.getBoundingClientRect().top -
        scroller.getBoundingClientRect().top +
        scroller.scrollTop -
        ABOVE_PX
      : end;
    scroller.scrollTop = Math.min(begin, end);
    this.#top = scroller.scrollTop;
    this.#heights = this.#heightsNow();
  }

  #heightsNow() {
    const { scrollHeight, clientHeight } = this.scroller;
    return `${scrollHeight}/${clientHeight}`;
  }

  /** Widths change when a phone comes to the front; heights when pictures arrive. */
  #onResize() {
    const { clientWidth } = this.scroller;
    if (clientWidth !== this.#width) shrinkToFit(this.#list);
    this.#width = clientWidth;
    if (this.#stuck) this.#jump();
  }

  #onScroll() {
    const heights = this.#heightsNow();
    if (heights !== this.#heights) {
      this.#heights = heights;
      if (this.#stuck) return this.#jump();
    }
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    const isNearEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    // Whoever reads on in a tall answer is not thrown back to its head.
    const moved = this.#answer ? scrollTop !== this.#top : scrollTop < this.#top;
    if (isNearEnd) this.#stuck = true;
    else if (moved) this.#stuck = false;
    this.#top = scrollTop;
    if (isNearEnd) this.pill.hidden = true;
  }

  /** @param {ChatItem} item @returns {HTMLElement} */
  #append(item) {
    const drawing = /** @type {RowDrawing} */ (this.drawing);
    const isNewDay = this.#last === null || dayOf(this.#last.at) !== dayOf(item.at);
    if (isNewDay) {
      this.#list.append(
        div('row row-note row-day', h('span', {}, shortDate(item.at, this.language))),
      );
    }
    const row = drawRow(item, drawing, !isNewDay && isSameSender(this.#last, item));
    this.#list.append(row);
    this.#last = item;
    return row;
  }
}

/** @param {ChatItem | null} before @param {ChatItem} item */
function isSameSender(before, item) {
  if (before === null || before.kind === 'event') return false;
  const sender = (/** @type {ChatItem} */ one) => ('userId' in one ? one.userId : 'bot');
  return sender(before) === sender(item);
}
