import { menuAccount } from '../adapters/line/rich-menus/menu-account.ts';
import type { LineConnection } from '../adapters/line/line-connection.ts';
import { wantedMenus } from '../adapters/line/rich-menus/menu-object.ts';
import { publishMenus, type Published } from '../adapters/line/rich-menus/publish-menus.ts';
import type { Person } from '../ports/stores/people-store.ts';
import type { Core } from './core.ts';
import { MENUS_DIR } from './menus-dir.ts';
import { relinkMenus } from './relink-menus.ts';

/** Brings menus and links of an account in line with `rich-menus/` and the store. @throws MenuCallError */
export async function publishAll(
  core: Core,
  line: LineConnection,
  people: AsyncIterable<Person[]>,
  say: (line: string) => void,
): Promise<Published & { people: number }> {
  const account = menuAccount(line);
  let linked = 0;
  const published = await publishMenus({
    account,
    wanted: wantedMenus(MENUS_DIR, core.translator),
    async relink(ids) {
      linked = await relinkMenus(core, account, ids, people);
    },
    say,
  });
  return { ...published, people: linked };
}

/** Some of the people, by their ids on the platform: those who hold the sandbox's phones. */
export async function* peopleBy({ uow }: Core, userIds: readonly string[]) {
  const found = await Promise.all(userIds.map((userId) => uow.read.people.byUserId(userId)));
  yield found.filter((person) => person !== undefined);
}
