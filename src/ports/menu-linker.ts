import type { MenuRole } from '../domain/roles/menu-role.ts';

/** Whose menu a person is to have at the foot of the chat. */
export interface PersonMenu {
  /** The platform's id of the person. */
  userId: string;
  role: MenuRole;
  lang: string;
}

/** Shows people the menu that fits them. Outside every transaction; nothing depends on it. */
export interface MenuLinker {
  /** `no-menu`: the platform has none of ours (yet). Never rejects. */
  link(menu: PersonMenu): Promise<'linked' | 'no-menu' | 'failed'>;
}
