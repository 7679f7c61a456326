import type { MenuAccount } from './menu-account.ts';
import { menuKey, OURS, type WantedMenu } from './menu-object.ts';

/** What everybody sees whom nothing else was linked to: people who are not known yet. */
const DEFAULT_MENU = menuKey('stranger', 'th');

export interface PublishParts {
  account: MenuAccount;
  wanted: readonly WantedMenu[];
  /** Shows everybody their menu, by menu id for each key; before the old menus go. */
  relink: (ids: ReadonlyMap<string, string>) => Promise<void>;
  say: (line: string) => void;
}

export interface Published {
  created: number;
  kept: number;
  deleted: number;
}

/**
 * Makes the account's menus match the wanted ones. A menu's name holds a hash of what it shows, so
 * that only what changed is made; after a failure at any call the next run goes on from there.
 * Menus and aliases of others are left alone.
 * @throws MenuCallError
 */
export async function publishMenus(parts: PublishParts): Promise<Published> {
  const { account, wanted, relink, say } = parts;
  const there = await account.menus();
  const aliases = await account.aliases();
  const ids = new Map<string, string>();
  let created = 0;
  for (const want of wanted) {
    const same = there.filter(({ name }) => name === want.menu.name);
    const pointed = aliases.get(want.key);
    const finished = same.find(({ richMenuId }) => richMenuId === pointed);
    if (finished) ids.set(want.key, finished.richMenuId);
    else {
      ids.set(want.key, await finish(account, want, same[0]?.richMenuId, pointed !== undefined));
      created += 1;
      say(`made ${want.menu.name}`);
    }
  }
  await account.setDefault(ids.get(DEFAULT_MENU) ?? '');
  await relink(ids);
  const kept = new Set(ids.values());
  const old = there.filter(
    ({ richMenuId, name }) => name.startsWith(OURS) && !kept.has(richMenuId),
  );
  for (const { richMenuId, name } of old) {
    await account.remove(richMenuId);
    say(`deleted ${name}`);
  }
  for (const alias of aliases.keys()) {
    if (alias.startsWith(OURS) && !ids.has(alias)) await account.removeAlias(alias);
  }
  return { created, kept: wanted.length - created, deleted: old.length };
}

/** Creates a menu, or takes up one that an earlier run left without its picture or alias. */
async function finish(
  account: MenuAccount,
  { key, menu, image }: WantedMenu,
  begun: string | undefined,
  hasAlias: boolean,
): Promise<string> {
  const richMenuId = begun ?? (await account.create(menu));
  await account.upload(richMenuId, image);
  await account.point(key, richMenuId, hasAlias);
  return richMenuId;
}
