/** Rendered messages in the platform's own form; the core passes them on unread. */
export type RenderedMessage = { readonly rendered: unique symbol } & Record<string, unknown>;

/** What the platform answered to a send, as far as it can be known. */
export type SendResult =
  /** 200, or 409 for a retry key already accepted: the message is theirs now. Not 'delivered'. */
  | { kind: 'accepted'; requestId: string; repeated: boolean }
  /** The reply token was used, too old or unknown. */
  | { kind: 'invalid-reply-token' }
  /** Too fast: try again later with the same key. */
  | { kind: 'rate-limited' }
  /** The month's quota is used up: nothing will pass until it changes. */
  | { kind: 'quota-exhausted' }
  /** Any other 4xx: final. `detail` is the platform's message, without personal data. */
  | { kind: 'refused'; status: number; detail: string }
  /** Timeout, broken connection or 5xx: it may or may not have been accepted. */
  | { kind: 'ambiguous'; detail: string };

export interface Quota {
  /** Messages a month, null for no limit. */
  limit: number | null;
  /** Used this month as the platform counts (approximate). */
  used: number;
}

export type Content =
  | { kind: 'content'; bytes: Uint8Array; mime: string }
  | { kind: 'not-ready' }
  | { kind: 'gone' }
  | { kind: 'too-large' }
  | { kind: 'unreachable' };

/** The bot as the platform knows it. */
export interface Identity {
  /** `destination` of its webhooks. */
  userId: string;
  /** As people write it, `@…`. */
  basicId: string;
}

/** The messaging platform. Never called inside a transaction. Every call ends within its time limit. */
export interface Messenger {
  reply(replyToken: string, messages: readonly RenderedMessage[]): Promise<SendResult>;
  /** @param retryKey UUID stored before the first call; the same key and body on every retry */
  push(to: string, messages: readonly RenderedMessage[], retryKey: string): Promise<SendResult>;
  /** @param to 1–500 user ids */
  multicast(
    to: readonly string[],
    messages: readonly RenderedMessage[],
    retryKey: string,
  ): Promise<SendResult>;
  quota(): Promise<Quota | undefined>;
  /** How many are in a group chat, each of whom a push there costs; undefined when nobody can say. */
  groupSize(chatId: string): Promise<number | undefined>;
  /** Who the bot is; undefined when the platform does not say now. */
  identity(): Promise<Identity | undefined>;
  content(messageId: string, part: 'original' | 'preview'): Promise<Content>;
  /** Shows the typing dots in a 1:1 chat; failures are ignored. */
  showTyping(userId: string): Promise<void>;
}
