import { KEPT_REPLY_TOKENS, REPLY_TOKEN_LIFE_MS, REPLY_TOKEN_MAX_AGE_MS } from '../limits.ts';
import { newReplyToken } from '../ids.ts';
import { BoundedMap } from './bounded-map.ts';

interface ReplyToken {
  chatId: string;
  eventAt: number;
  receivedAt: number;
  used: boolean;
}

/** Reply tokens: single use, within a minute of receipt (see the limits for redelivery). */
export class ReplyTokens {
  private readonly tokens = new BoundedMap<string, ReplyToken>(KEPT_REPLY_TOKENS);

  issue(chatId: string, eventAt: number): string {
    const token = newReplyToken();
    this.tokens.set(token, { chatId, eventAt, receivedAt: eventAt, used: false });
    return token;
  }

  /** The webhook (or its redelivery) reached the bot at `at`. */
  received(token: string, at: number): void {
    const known = this.tokens.get(token);
    if (known !== undefined) known.receivedAt = Math.max(known.receivedAt, at);
  }

  /** The chat the token answers, or null when it is unknown, used or too old. */
  chatOf(token: string, now: number): string | null {
    const known = this.tokens.get(token);
    if (known === undefined || known.used) return null;
    if (now - known.receivedAt > REPLY_TOKEN_LIFE_MS) return null;
    if (now - known.eventAt > REPLY_TOKEN_MAX_AGE_MS) return null;
    return known.chatId;
  }

  use(token: string): void {
    const known = this.tokens.get(token);
    if (known !== undefined) known.used = true;
  }
}
