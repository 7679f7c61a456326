import type { LineMessage, SendEndpoint } from '../sim-api.ts';
import { newOpaqueToken } from '../ids.ts';
import type { SentMessage } from '../state/retry-keys.ts';
import type { World } from '../state/world.ts';

/** Messages of these types can be quoted, so LINE gives a quote token for them. */
const QUOTABLE = new Set(['text', 'textV2', 'sticker', 'image', 'video', 'template', 'flex']);

interface Delivery {
  via: SendEndpoint;
  requestId: string;
  messages: LineMessage[];
  /** Size of the request; its messages are shared by all who get them. */
  weight: number;
  /** What each chat's delivery costs. */
  costOf: (chatId: string) => number;
}

/** Puts the messages into the chats. Everyone in one call gets the same message ids, as with LINE. */
export function deliver(world: World, chatIds: readonly string[], what: Delivery): SentMessage[] {
  const at = world.now();
  const weight = what.weight / Math.max(1, chatIds.length * what.messages.length);
  const sent = what.messages.map((message) => sentMessage(world, message));
  for (const chatId of chatIds) {
    what.messages.forEach((message, index) => {
      const item = {
        kind: 'bot-message' as const,
        chatId,
        at,
        messageId: sent[index]?.id ?? '',
        message,
        via: what.via,
        requestId: what.requestId,
        index,
        cost: index === 0 ? what.costOf(chatId) : 0,
      };
      world.chats.add(item, weight);
    });
    world.showLoading(chatId, null);
  }
  return sent;
}

function sentMessage(world: World, message: LineMessage): SentMessage {
  const id = world.newMessageId();
  return QUOTABLE.has(message.type) ? { id, quoteToken: newOpaqueToken() } : { id };
}
