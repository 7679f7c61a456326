import { MAX_STATE_USERS } from '../limits.ts';
import { BASIC_ID } from '../platform/account.ts';
import type { ClockState, SimState } from '../sim-api.ts';
import type { World } from '../state/world.ts';

export async function clockState(world: World): Promise<ClockState> {
  const { clock } = world.options;
  const presets = clock === undefined ? [] : await clock.presets();
  return { now: world.now(), movable: clock !== undefined, presets };
}

/** The page's first look; of very many people it shows the first, those with a key before others. */
export async function simState(world: World): Promise<SimState> {
  const people = [...world.people.all.values()].map(({ user }) => user);
  const named = people.filter((user) => user.key !== undefined);
  const others = people.filter((user) => user.key === undefined);
  const shown = [...named, ...others].slice(0, MAX_STATE_USERS);
  const menus = [...world.richMenus.menus].map(([id, { menu }]) => [id, menu] as const);
  return {
    bot: {
      userId: world.options.botUserId,
      basicId: BASIC_ID,
      displayName: world.botName,
    },
    users: shown.map((user) => world.userState(user.userId)),
    groups: [...world.people.groups.values()],
    clock: await clockState(world),
    quota: world.quotaState(),
    richMenus: Object.fromEntries(menus),
    seq: world.chats.seq,
  };
}
