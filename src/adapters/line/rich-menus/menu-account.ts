import { HTTPFetchError, LineBotClient, type messagingApi } from '@line/bot-sdk';
import { CALL_LIMIT_MS, type LineConnection } from '../line-connection.ts';
import { within } from '../within.ts';

/** LINE takes this many people in one call. */
const PEOPLE_PER_CALL = 500;
const ALREADY_UPLOADED = /already been uploaded/i;

/** A call about menus that LINE refused or did not answer. */
export class MenuCallError extends Error {
  override readonly name = 'MenuCallError';
  /** LINE's status; undefined without an answer. */
  readonly status: number | undefined;

  constructor(doing: string, status: number | undefined, options: ErrorOptions) {
    super(
      `${doing}: ${status === undefined ? 'no answer from LINE' : `LINE answered ${status}`}`,
      options,
    );
    this.status = status;
  }
}

/** The menus, aliases and links of a LINE account. Every method throws {@link MenuCallError}. */
export interface MenuAccount {
  menus(): Promise<{ richMenuId: string; name: string }[]>;
  /** Menu id by alias. */
  aliases(): Promise<Map<string, string>>;
  create(menu: messagingApi.RichMenuRequest): Promise<string>;
  /** A menu that has its picture keeps it. */
  upload(richMenuId: string, png: Uint8Array): Promise<void>;
  point(alias: string, richMenuId: string, exists: boolean): Promise<void>;
  setDefault(richMenuId: string): Promise<void>;
  linkAll(richMenuId: string, userIds: readonly string[]): Promise<void>;
  remove(richMenuId: string): Promise<void>;
  removeAlias(alias: string): Promise<void>;
}

export function menuAccount(connection: LineConnection): MenuAccount {
  const limitMs = connection.timeoutMs ?? CALL_LIMIT_MS;
  const client = LineBotClient.fromChannelAccessToken({
    channelAccessToken: connection.channelAccessToken,
    apiBaseURL: connection.apiBaseUrl,
    dataApiBaseURL: connection.dataApiBaseUrl,
  });
  const call = async <T>(doing: string, work: Promise<T>): Promise<T> => {
    try {
      return await within(work, limitMs);
    } catch (error) {
      const status = error instanceof HTTPFetchError ? error.status : undefined;
      throw new MenuCallError(doing, status, { cause: error });
    }
  };
  return {
    async menus() {
      const { richmenus } = await call('listing menus', client.getRichMenuList());
      return richmenus.map(({ richMenuId, name }) => ({ richMenuId, name }));
    },
    async aliases() {
      const { aliases } = await call('listing aliases', client.getRichMenuAliasList());
      return new Map(aliases.map((one) => [one.richMenuAliasId, one.richMenuId]));
    },
    async create(menu) {
      const made = await call('creating a menu', client.createRichMenu(menu));
      return made.richMenuId;
    },
    async upload(richMenuId, png) {
      const blob = new Blob([Buffer.from(png)], { type: 'image/png' });
      try {
        await call('uploading a picture', client.setRichMenuImage(richMenuId, blob));
      } catch (error) {
        if (!hasPicture(error)) throw error;
      }
    },
    async point(richMenuAliasId, richMenuId, exists) {
      await call(
        'pointing an alias',
        exists
          ? client.updateRichMenuAlias(richMenuAliasId, { richMenuId })
          : client.createRichMenuAlias({ richMenuAliasId, richMenuId }),
      );
    },
    setDefault: (id) => finished(call('setting the default menu', client.setDefaultRichMenu(id))),
    async linkAll(richMenuId, userIds) {
      for (let from = 0; from < userIds.length; from += PEOPLE_PER_CALL) {
        const some = userIds.slice(from, from + PEOPLE_PER_CALL);
        const work = client.linkRichMenuIdToUsers({ richMenuId, userIds: some });
        await call('showing a menu to people', work);
      }
    },
    remove: (id) => finished(call('deleting a menu', client.deleteRichMenu(id))),
    removeAlias: (alias) => finished(call('deleting an alias', client.deleteRichMenuAlias(alias))),
  };
}

const finished = async (work: Promise<unknown>): Promise<void> => void (await work);

function hasPicture(error: unknown): boolean {
  const cause = error instanceof MenuCallError ? error.cause : undefined;
  return cause instanceof HTTPFetchError && ALREADY_UPLOADED.test(cause.body);
}
