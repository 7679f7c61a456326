import { api } from '../api.js';
import { button, div } from '../dom.js';
import { tapAreas, tapPicture } from '../messages/tap-areas.js';
/** @import { SimRichMenu } from '../../sim-api.ts' */
/** @import { LineAction } from '../flex/context.js' */

/** The menu at the foot of the chat, with the bar that folds it. */
export class RichMenu {
  /** @type {SimRichMenu | null} */
  #menu = null;
  #open = false;

  /** @param {(action: LineAction) => void} onAction */
  constructor(onAction) {
    this.onAction = onAction;
    this.bar = button('rich-bar', '', () => this.setOpen(!this.#open));
    this.panel = div('rich-panel');
    this.element = div('rich-menu', this.bar, this.panel);
    this.show(null);
  }

  /** @param {SimRichMenu | null} menu */
  show(menu) {
    if (menu?.richMenuId === this.#menu?.richMenuId && this.panel.hasChildNodes()) return;
    const isSwitch = this.#menu !== null && menu !== null;
    this.#menu = menu;
    this.element.hidden = menu === null;
    this.panel.replaceChildren();
    if (menu === null) return;
    this.bar.textContent = menu.chatBarText;
    const src = api.richMenuImageUrl(menu.richMenuId);
    const areas = tapAreas(menu.areas, menu.size, this.onAction);
    this.panel.append(tapPicture({ src, size: menu.size, alt: menu.name }, areas));
    this.setOpen(isSwitch ? this.#open : menu.selected);
  }

  /** @param {boolean} open */
  setOpen(open) {
    this.#open = open;
    this.panel.hidden = !open;
    this.bar.setAttribute('aria-expanded', String(open));
  }
}
