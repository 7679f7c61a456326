import { HTTPFetchError, messagingApi } from '@line/bot-sdk';
import { CALL_LIMIT_MS, type LineConnection } from './line-connection.ts';
import { within } from './within.ts';

export interface BotProfile {
  userId: string;
  /** As people write it: `@…`. */
  basicId: string;
  displayName: string;
}

export type BotProfileAnswer =
  | { kind: 'profile'; profile: BotProfile }
  /** LINE does not take the access token, or refuses for another reason of ours. */
  | { kind: 'refused'; status: number }
  | { kind: 'unreachable' };

/** Asks LINE who the bot is (`/v2/bot/info`): its id in webhooks, and the id for chat links. */
export async function fetchBotProfile(connection: LineConnection): Promise<BotProfileAnswer> {
  const client = new messagingApi.MessagingApiClient({
    channelAccessToken: connection.channelAccessToken,
    baseURL: connection.apiBaseUrl,
  });
  try {
    const info = await within(client.getBotInfo(), connection.timeoutMs ?? CALL_LIMIT_MS);
    const { userId, basicId, displayName } = info;
    return { kind: 'profile', profile: { userId, basicId, displayName } };
  } catch (error) {
    return error instanceof HTTPFetchError && error.status >= 400 && error.status < 500
      ? { kind: 'refused', status: error.status }
      : { kind: 'unreachable' };
  }
}
