import { HTTPFetchError, LineBotClient } from '@line/bot-sdk';
import type { MenuLinker } from '../../../ports/menu-linker.ts';
import { CALL_LIMIT_MS, type LineConnection } from '../line-connection.ts';
import { within } from '../within.ts';
import { menuKey, OURS } from './menu-object.ts';

/** Menus are made anew by `npm run richmenu`, beside a bot that runs. */
const KNOWN_FOR_MS = 10 * 60_000;
const NOT_FOUND = 404;

/**
 * Links people to the menus that the aliases name. Which those are is asked when it is first needed,
 * and again when a menu is gone.
 * @param now epoch ms
 */
export function createMenuLinker(
  connection: LineConnection,
  now: () => number = Date.now,
): MenuLinker {
  const limitMs = connection.timeoutMs ?? CALL_LIMIT_MS;
  const client = LineBotClient.fromChannelAccessToken({
    channelAccessToken: connection.channelAccessToken,
    apiBaseURL: connection.apiBaseUrl,
    dataApiBaseURL: connection.dataApiBaseUrl,
  });
  let known: Promise<Map<string, string>> | undefined;
  let knownAt = 0;
  const idsNow = (): Promise<Map<string, string>> => {
    if (known && now() - knownAt < KNOWN_FOR_MS) return known;
    knownAt = now();
    const asked = within(client.getRichMenuAliasList(), limitMs).then(({ aliases }) => {
      const ours = aliases.filter(({ richMenuAliasId }) => richMenuAliasId.startsWith(OURS));
      return new Map(ours.map((alias) => [alias.richMenuAliasId, alias.richMenuId]));
    });
    known = asked;
    // Neither a failure nor 'none yet' is kept: the next link asks again.
    const forget = (): void => void (known = undefined);
    asked.then((ids) => ids.size === 0 && forget(), forget);
    return asked;
  };
  return {
    async link({ userId, role, lang }) {
      try {
        const id = (await idsNow()).get(menuKey(role, lang));
        if (id === undefined) return 'no-menu';
        await within(client.linkRichMenuIdToUser(userId, id), limitMs);
        return 'linked';
      } catch (error) {
        if (error instanceof HTTPFetchError && error.status === NOT_FOUND) known = undefined;
        return 'failed';
      }
    },
  };
}
