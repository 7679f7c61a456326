/** What happened, as the core sees it: no LINE type passes beyond the adapter. */
export type Happening =
  | { kind: 'text'; messageId: string; text: string; mentionsBot: boolean }
  | { kind: 'image'; messageId: string }
  | { kind: 'sticker'; messageId: string }
  | { kind: 'audio'; messageId: string }
  | { kind: 'video'; messageId: string }
  | { kind: 'file'; messageId: string }
  | { kind: 'location'; messageId: string }
  /** A button: its opaque token, and what a date or time picker gave (Asia/Bangkok). */
  | { kind: 'press'; token: string; picked?: string }
  | { kind: 'followed'; returning: boolean }
  | { kind: 'unfollowed' }
  | { kind: 'unsent'; messageId: string }
  /** The bot was added to or removed from a group chat. */
  | { kind: 'joined' }
  | { kind: 'left' }
  /** Made by ourselves, through the same lane and transaction as everything else. */
  | { kind: 'wait-over'; runId: string; rev: number; what: 'remind' | 'end' }
  | { kind: 'media-ready'; runId: string; mediaId: string }
  | { kind: 'media-failed'; runId: string; reason: 'gone' | 'too-large' | 'unreachable' };

export type Source =
  | { kind: 'person'; userId: string }
  /** A group chat or multi-person room; the sender is not always told. */
  | { kind: 'chat'; chatId: string; userId?: string };

export interface Inbound {
  /** LINE's `webhookEventId`, or a deterministic id for events of our own. */
  eventId: string;
  /** When it happened, epoch ms by the sender's side; orders a lane. */
  at: number;
  source: Source;
  replyToken?: string;
  redelivered: boolean;
  what: Happening;
}
