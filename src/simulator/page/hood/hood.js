import { button, div, h } from '../dom.js';
import { requestRow } from './request-row.js';
import { MAX_REQUESTS } from '../store.js';
/** @import { RequestLog } from '../../sim-api.ts' */
/** @import { Page } from '../app.js' */

/** The panel for those who look under the hood: quota and every call to LINE, newest first. */
export class Hood {
  /**
   * @param {Page} page
   * @param {() => void} onClose
   */
  constructor(page, onClose) {
    this.page = page;
    const { t } = page;
    this.quota = div('quota');
    this.list = div('requests');
    const close = button('round', '✕', onClose, { aria: t('hood.close') });
    const head = div('hood-head', h('h2', {}, t('hood.title')), close);
    const attrs = { 'aria-label': t('hood.title') };
    this.element = h('aside', { class: 'hood', attrs }, head, this.quota, this.list);
  }

  draw() {
    this.drawQuota();
    this.list.replaceChildren();
    for (const request of this.page.store.requests) this.add(request);
  }

  drawQuota() {
    const { t, store } = this.page;
    const { used, limit } = store.known.quota;
    const words =
      limit === null ? t('hood.quotaUnlimited', { used }) : t('hood.quota', { used, limit });
    const meter =
      limit !== null &&
      h('progress', { attrs: { max: String(limit), value: String(used), 'aria-label': words } });
    this.quota.replaceChildren(h('span', {}, words), ...(meter ? [meter] : []));
  }

  /** @param {RequestLog} request */
  add(request) {
    const { t, store } = this.page;
    const nameOf = (/** @type {string} */ id) => store.user(id)?.displayName ?? '';
    this.list.prepend(requestRow(request, { t, nameOf }));
    while (this.list.childElementCount > MAX_REQUESTS) this.list.lastElementChild?.remove();
  }

  /** Opens one call and brings it into view. @param {string} requestId */
  reveal(requestId) {
    const rows = /** @type {NodeListOf<HTMLDetailsElement>} */ (
      this.list.querySelectorAll('details')
    );
    const row = [...rows].find((one) => one.dataset['requestId'] === requestId);
    if (!row) return this.page.notify(this.page.t('hood.gone'));
    row.open = true;
    row.scrollIntoView({ block: 'start' });
    row.querySelector('summary')?.focus();
  }
}
