import type { MenuAccount } from '../adapters/line/rich-menus/menu-account.ts';
import { menuKey } from '../adapters/line/rich-menus/menu-object.ts';
import { loadActor } from '../conversation/turn/load-actor.ts';
import { menuRoleOf } from '../domain/roles/menu-role.ts';
import type { Person } from '../ports/stores/people-store.ts';
import { people } from '../stores/schema/people.ts';
import type { Core } from './core.ts';

const PAGE = 500;

/** Everybody who has ever written to the bot, page by page. */
export async function* everybody({ store, uow }: Core): AsyncGenerator<Person[]> {
  let after: string | undefined;
  for (;;) {
    const options = { limit: PAGE, ...(after !== undefined && { after: { personId: after } }) };
    const rows = await store.scan(people, options);
    const found = await Promise.all(rows.map(({ personId }) => uow.read.people.byId(personId)));
    yield found.filter((person) => person !== undefined);
    after = rows.at(-1)?.personId;
    if (rows.length < PAGE) return;
  }
}

/** Shows people the menus of their roles and languages, many in a call. @returns how many people */
export async function relinkMenus(
  core: Core,
  account: MenuAccount,
  ids: ReadonlyMap<string, string>,
  pages: AsyncIterable<Person[]>,
): Promise<number> {
  let count = 0;
  for await (const page of pages) {
    const byMenu = new Map<string, string[]>();
    for (const { personId, userId, lang } of page) {
      const id = ids.get(menuKey(menuRoleOf(await loadActor(core.uow.read, personId)), lang));
      if (id === undefined) continue;
      byMenu.set(id, [...(byMenu.get(id) ?? []), userId]);
      count += 1;
    }
    for (const [id, userIds] of byMenu) await account.linkAll(id, userIds);
  }
  return count;
}
