import type { ChatItem } from '../sim-api.ts';
import type { ChatLog } from '../state/chat-log.ts';

/**
 * The first item of a chat that fits, among those there already (after `after`) or coming.
 * @throws after `timeoutMs`, naming what the chat showed instead.
 */
export function waitFor(
  chats: ChatLog,
  chatId: string,
  predicate: (item: ChatItem) => boolean,
  timeoutMs: number,
  after = 0,
): Promise<ChatItem> {
  const there = chats.list(chatId, after).find(predicate);
  if (there !== undefined) return Promise.resolve(there);
  return new Promise((resolve, reject) => {
    const stop = chats.listen((item) => {
      if (item.chatId !== chatId || !predicate(item)) return;
      finish();
      resolve(item);
    });
    const timer = setTimeout(() => {
      finish();
      const seen = chats.list(chatId, after).slice(-5).map(summary).join('\n  ');
      reject(new Error(`nothing that fits within ${timeoutMs} ms; the chat shows\n  ${seen}`));
    }, timeoutMs);
    function finish(): void {
      clearTimeout(timer);
      stop();
    }
  });
}

const MAX_SUMMARY_CHARS = 300;

function summary(item: ChatItem): string {
  const what = item.kind === 'user-message' || item.kind === 'bot-message' ? item.message : item;
  return `${item.seq} ${item.kind} ${JSON.stringify(what).slice(0, MAX_SUMMARY_CHARS)}`;
}
