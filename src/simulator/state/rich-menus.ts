import type { SimRichMenu } from '../sim-api.ts';

export interface StoredRichMenu {
  menu: SimRichMenu;
  image: { bytes: Buffer; mime: string } | null;
}

/** Rich menus, their pictures and aliases, and the default one. Personal links are with people. */
export class RichMenus {
  readonly menus = new Map<string, StoredRichMenu>();
  readonly aliases = new Map<string, string>();
  defaultId: string | null = null;

  /** The menu someone sees: their own, else the default, else none. Deleted ones show nothing. */
  shownTo(ownRichMenuId: string | null): string | null {
    if (ownRichMenuId !== null && this.menus.has(ownRichMenuId)) return ownRichMenuId;
    return this.defaultId !== null && this.menus.has(this.defaultId) ? this.defaultId : null;
  }
}
