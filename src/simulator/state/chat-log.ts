import { KEPT_ITEMS, KEPT_ITEMS_PER_CHAT, KEPT_ITEM_CHARS } from '../limits.ts';
import type { ChatItem } from '../sim-api.ts';
import { Ring } from './ring.ts';

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type NewChatItem = DistributiveOmit<ChatItem, 'seq'>;

interface Kept {
  item: ChatItem;
  weight: number;
}

/** Everything seen in every chat, in order; the oldest is forgotten beyond the kept limits. */
export class ChatLog {
  private readonly chats = new Map<string, ChatItem[]>();
  private readonly order = new Ring<Kept>(KEPT_ITEMS, KEPT_ITEM_CHARS, (kept) => kept.weight);
  private readonly listeners = new Set<(item: ChatItem) => void>();
  private last = 0;

  get seq(): number {
    return this.last;
  }

  /** `weight` is what the item takes in memory beyond its own fields, in characters. */
  add(fresh: NewChatItem, weight = 0): ChatItem {
    const item: ChatItem = { ...fresh, seq: ++this.last };
    let chat = this.chats.get(item.chatId);
    if (chat === undefined) this.chats.set(item.chatId, (chat = []));
    chat.push(item);
    if (chat.length > KEPT_ITEMS_PER_CHAT) chat.shift();
    for (const gone of this.order.push({ item, weight })) this.forget(gone.item);
    this.tell(item);
    return item;
  }

  list(chatId: string, after = 0): ChatItem[] {
    const chat = this.chats.get(chatId) ?? [];
    return after === 0 ? chat.slice() : chat.filter((item) => item.seq > after);
  }

  /** Blanks a message that its sender took back; undefined when it is not (any more) there. */
  unsend(chatId: string, messageId: string): ChatItem | undefined {
    const item = this.chats
      .get(chatId)
      ?.find((candidate) => candidate.kind === 'user-message' && candidate.messageId === messageId);
    if (item?.kind !== 'user-message') return undefined;
    item.unsent = true;
    item.message = { type: item.message.type };
    this.tell(item);
    return item;
  }

  /** Calls `listener` for each new or changed item until the returned function is called. */
  listen(listener: (item: ChatItem) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(item: ChatItem): void {
    for (const listener of this.listeners) listener(item);
  }

  private forget(gone: ChatItem): void {
    const chat = this.chats.get(gone.chatId);
    if (chat?.[0] !== gone) return;
    chat.shift();
    if (chat.length === 0) this.chats.delete(gone.chatId);
  }
}
