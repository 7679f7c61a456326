import { menuRoleOf } from '../../domain/roles/menu-role.ts';
import type { PersonMenu } from '../../ports/menu-linker.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import type { TurnContext } from '../turn-context.ts';
import { loadActor } from './load-actor.ts';

/** The menu that a person is to see after a turn. `changed`: it may not be the one they see now. */
export interface MenuWish extends PersonMenu {
  changed: boolean;
}

export const menuOf = ({ person, actor }: TurnContext): PersonMenu => ({
  userId: person.userId,
  role: menuRoleOf(actor),
  lang: person.lang,
});

/** @param others persons whose rights this turn changed besides the speaker's */
export async function menuWishes(
  stores: Writers,
  ctx: TurnContext,
  turn: { before: PersonMenu; followed: boolean; others: Iterable<string> },
): Promise<readonly MenuWish[]> {
  const now = menuOf(ctx);
  const changed = now.role !== turn.before.role || now.lang !== turn.before.lang;
  const wishes: MenuWish[] = [{ ...now, changed: changed || turn.followed }];
  for (const personId of turn.others) {
    const person = await stores.people.byId(personId);
    if (!person || personId === ctx.person.personId) continue;
    const role = menuRoleOf(await loadActor(stores, personId));
    wishes.push({ userId: person.userId, role, lang: person.lang, changed: true });
  }
  return wishes;
}
