import { LineBotClient, type messagingApi } from '@line/bot-sdk';
import type { Messenger, Quota, RenderedMessage, SendResult } from '../../ports/messenger.ts';
import { fetchBotProfile } from './bot-profile.ts';
import { downloadContent } from './download-content.ts';
import { CALL_LIMIT_MS, type LineConnection } from './line-connection.ts';
import { accepted, failed } from './send-result.ts';
import { within } from './within.ts';

/** LINE takes pictures up to 10 MB from us, so more could not be passed on. */
const CONTENT_LIMIT_BYTES = 10 * 1024 * 1024;
/** The dots end with the next message; LINE takes 5 to 60 in steps of 5. */
const TYPING_SECONDS = 20;

interface Answered {
  httpResponse: { headers: Headers };
}

/** The platform behind the Messenger port. Calls never reject: every outcome is a result. */
export function createLineMessenger(connection: LineConnection): Messenger {
  const { channelAccessToken, apiBaseUrl, dataApiBaseUrl } = connection;
  const timeoutMs = connection.timeoutMs ?? CALL_LIMIT_MS;
  const client = LineBotClient.fromChannelAccessToken({
    channelAccessToken,
    apiBaseURL: apiBaseUrl,
    dataApiBaseURL: dataApiBaseUrl,
  });
  const send = async (call: () => Promise<Answered>): Promise<SendResult> => {
    try {
      const { httpResponse } = await within(call(), timeoutMs);
      return accepted(httpResponse.headers);
    } catch (error) {
      return failed(error);
    }
  };
  return {
    reply: (replyToken, messages) =>
      send(() => client.replyMessageWithHttpInfo({ replyToken, messages: wire(messages) })),
    push: (to, messages, retryKey) =>
      send(() => client.pushMessageWithHttpInfo({ to, messages: wire(messages) }, retryKey)),
    multicast: (to, messages, retryKey) =>
      send(() => client.multicastWithHttpInfo({ to: [...to], messages: wire(messages) }, retryKey)),
    quota: () => askQuota(client, timeoutMs),
    async groupSize(chatId) {
      // The bot itself is not counted.
      const asked = within(client.getGroupMemberCount(chatId), timeoutMs);
      return asked.then(
        ({ count }) => count,
        () => undefined,
      );
    },
    async identity() {
      const answer = await fetchBotProfile(connection);
      if (answer.kind !== 'profile') return undefined;
      const { userId, basicId } = answer.profile;
      return { userId, basicId };
    },
    content: (messageId, part) =>
      downloadContent({
        url: new URL(
          `/v2/bot/message/${encodeURIComponent(messageId)}/content${part === 'preview' ? '/preview' : ''}`,
          dataApiBaseUrl,
        ),
        channelAccessToken,
        timeoutMs,
        limitBytes: CONTENT_LIMIT_BYTES,
      }),
    async showTyping(userId) {
      const asked = client.showLoadingAnimation({ chatId: userId, loadingSeconds: TYPING_SECONDS });
      // A courtesy: whatever comes of it, the answer follows.
      await within(asked, timeoutMs).catch(() => undefined);
    },
  };
}

/** Rendered messages are LINE's message objects; the port only hides that. */
function wire(messages: readonly RenderedMessage[]): messagingApi.Message[] {
  return messages as readonly unknown[] as messagingApi.Message[];
}

async function askQuota(client: LineBotClient, timeoutMs: number): Promise<Quota | undefined> {
  try {
    const asked = Promise.all([client.getMessageQuota(), client.getMessageQuotaConsumption()]);
    const [plan, consumption] = await within(asked, timeoutMs);
    const limit = plan.type === 'limited' ? (plan.value ?? 0) : null;
    return { limit, used: consumption.totalUsage };
  } catch {
    return undefined; // unknown: the caller goes on with what it knew
  }
}
