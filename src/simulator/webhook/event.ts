import { newOpaqueToken, newUlid } from '../ids.ts';
import type { World } from '../state/world.ts';

/** A webhook event as LINE sends it. */
export interface WebhookEvent {
  type: string;
  mode: 'active' | 'standby';
  timestamp: number;
  webhookEventId: string;
  deliveryContext: { isRedelivery: boolean };
  source?: Source;
  replyToken?: string;
  [property: string]: unknown;
}

export type Source =
  { type: 'user'; userId: string } | { type: 'group'; groupId: string; userId?: string };

/** Event types that carry a reply token (reference: webhook event objects). */
const ANSWERABLE = new Set([
  'message',
  'messageEdited',
  'follow',
  'join',
  'memberJoined',
  'postback',
  'videoPlayComplete',
  'beacon',
  'accountLink',
  'membership',
]);

/** Builds an event that happens now, with its ULID and, where LINE gives one, a reply token. */
export function newEvent(
  world: World,
  type: string,
  source: Source,
  payload: Record<string, unknown> = {},
): WebhookEvent {
  const timestamp = world.now();
  const chatId = source.type === 'user' ? source.userId : source.groupId;
  const event: WebhookEvent = {
    type,
    ...payload,
    webhookEventId: newUlid(timestamp),
    deliveryContext: { isRedelivery: false },
    timestamp,
    source,
    mode: 'active',
  };
  if (ANSWERABLE.has(type)) event.replyToken = world.replyTokens.issue(chatId, timestamp);
  return event;
}

/** Tokens that message events carry beside the message itself. */
export const messageTokens = () => ({
  quoteToken: newOpaqueToken(),
  markAsReadToken: newOpaqueToken(),
});
