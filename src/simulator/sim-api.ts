/**
 * The `/sim` HTTP API between the chat page (or a terminal chat) and the local LINE platform.
 * All paths are relative to where the platform's router is mounted (the page is at `GET /`).
 *
 * Loopback only: a request whose Host is not localhost, 127.0.0.1 or [::1] gets 403, as does one
 * whose Origin is another site. Bodies are JSON (`Content-Type: application/json`) unless noted.
 * Errors: `{ message: string }` with 400 (body), 403, 404 (unknown user, group, item), 413.
 *
 * | request | body | answer |
 * | --- | --- | --- |
 * | `GET /sim/state` | | {@link SimState} |
 * | `GET /sim/users/:id/chat` (`?after=seq`) | | {@link ChatItem}[] oldest first |
 * | `GET /sim/groups/:id/chat` | | the same for a group chat |
 * | `GET /sim/events` | | server-sent events, see {@link SimEvent}; resumes by Last-Event-ID |
 * | `POST /sim/users/:id/text` | {@link TextBody} | {@link ActionAnswer} |
 * | `POST /sim/users/:id/postback` | {@link PostbackBody} | {@link ActionAnswer} |
 * | `POST /sim/users/:id/richmenu-switch` | {@link RichMenuSwitchBody} | {@link ActionAnswer} |
 * | `POST /sim/users/:id/image` | the raw bytes, `Content-Type: image/jpeg` or `image/png`, ≤10 MB | {@link ActionAnswer} |
 * | `POST /sim/users/:id/audio` | the raw bytes, `Content-Type: audio/*`, or `{}` for a short silence | {@link ActionAnswer} |
 * | `POST /sim/users/:id/sticker` | {@link StickerBody} | {@link ActionAnswer} |
 * | `POST /sim/users/:id/location` | {@link LocationBody} | {@link ActionAnswer} |
 * | `POST /sim/users/:id/follow`, `…/unfollow` | `{}` | {@link ActionAnswer} |
 * | `POST /sim/users/:id/unsend` | {@link UnsendBody} | {@link ActionAnswer} |
 * | `GET /sim/requests` (`?after=seq&limit=n`) | | {@link RequestLog}[] oldest first |
 * | `POST /sim/clock` | {@link ClockBody} | {@link ClockState} (after the work due until then ran) |
 * | `POST /sim/groups` | {@link NewGroupBody} | {@link GroupState} (the bot gets `join`) |
 * | `POST /sim/groups/:id/text` | {@link GroupTextBody} | {@link ActionAnswer} |
 * | `POST /sim/groups/:id/leave`, `…/invite` | `{}` | {@link ActionAnswer} (the bot is removed, or comes back) |
 * | `POST /sim/groups/:id/members/:userId/join`, `…/leave` | `{}` | {@link ActionAnswer} |
 * | `GET /sim/media/:messageId` | | bytes a person sent (image, audio, …) |
 * | `GET /sim/richmenus/:richMenuId/image` | | the rich menu's picture |
 *
 * In groups the sender needs `userId`; postback buttons work in 1:1 chats only, as on the page.
 */

/** Someone who can hold a phone. `language` is BCP 47; `key` and `roles` only label the choice. */
export interface SimUser {
  userId: string;
  displayName: string;
  language?: string;
  key?: string;
  roles?: string[];
  /** False: has not added the bot yet. Default true. */
  friend?: boolean;
}

/** A message object exactly as the bot sent it (LINE's wire format), already checked. */
export interface LineMessage {
  type: string;
  [property: string]: unknown;
}

/** What came of delivering a webhook: the bot's HTTP status, or `failed` when it could not be reached. */
export interface WebhookOutcome {
  status: number | 'failed';
  eventIds: string[];
}

export type SendEndpoint = 'reply' | 'push' | 'multicast' | 'broadcast' | 'narrowcast';

interface ItemBase {
  /** Increases over all chats; the order of appearance. */
  seq: number;
  /** The chat it belongs to: a user id for 1:1, a group id otherwise. */
  chatId: string;
  /** Epoch ms of the platform's clock. */
  at: number;
  /** Messages of the monthly quota it used: 0 for replies and for everything a person does. */
  cost: number;
}

/** A person's message. Once unsent, `unsent` is true and `message` keeps its type only. */
export interface UserMessageItem extends ItemBase {
  kind: 'user-message';
  userId: string;
  messageId: string;
  /** LINE's webhook message object: text, image, audio, video, location, sticker. */
  message: LineMessage;
  unsent: boolean;
}

/** A tap on a postback button. A bubble appears on the person's side only if `displayText` is there. */
export interface PostbackItem extends ItemBase {
  kind: 'postback';
  userId: string;
  data: string;
  displayText?: string;
  params?: Record<string, string>;
}

/** One message object the bot sent. Its quick reply shows only while it is the newest item. */
export interface BotMessageItem extends ItemBase {
  kind: 'bot-message';
  messageId: string;
  message: LineMessage;
  via: SendEndpoint;
  /** x-line-request-id of the call; finds it in `GET /sim/requests`. */
  requestId: string;
  /** Position in its call; the messages of one call arrive together. */
  index: number;
}

/** Something that happened to the chat itself. */
export interface ChatEventItem extends ItemBase {
  kind: 'event';
  event: 'follow' | 'unfollow' | 'join' | 'leave' | 'member-joined' | 'member-left' | 'other';
  userId?: string;
}

export type ChatItem = UserMessageItem | PostbackItem | BotMessageItem | ChatEventItem;

/** Rich menu as the bot created it: LINE's object (size, areas, chatBarText, selected, …). */
export interface SimRichMenu {
  richMenuId: string;
  name: string;
  chatBarText: string;
  selected: boolean;
  size: { width: number; height: number };
  areas: { bounds: { x: number; y: number; width: number; height: number }; action: LineMessage }[];
}

export interface UserState extends SimUser {
  /** False: never added the bot; pushes arrive only within 7 days of writing to it. */
  friend: boolean;
  /** True: blocked it; nothing arrives and nothing can be written before `follow`. */
  blocked: boolean;
  /** The menu shown now (own, else default), or null. Details in {@link SimState.richMenus}. */
  richMenuId: string | null;
  /** Epoch ms until which the loading dots show; they also end with the bot's next message. */
  loadingUntil: number | null;
}

export interface GroupState {
  groupId: string;
  groupName: string;
  memberIds: string[];
  /** False: it was removed; it hears nothing of the group and cannot send there. */
  hasBot: boolean;
}

export interface ClockState {
  now: number;
  /** False: the bot runs on the machine's clock and `POST /sim/clock` answers 409. */
  movable: boolean;
  presets: ClockPreset[];
}

/** A time worth jumping to. */
export interface ClockPreset {
  /** What `POST /sim/clock` takes; its first word names it. */
  key: string;
  /** Epoch ms. */
  at: number;
  /** Code of the group whose day it is. */
  group?: string;
}

export interface QuotaState {
  /** Messages a month; null when unlimited. */
  limit: number | null;
  used: number;
}

export interface SimState {
  bot: { userId: string; basicId: string; displayName: string };
  users: UserState[];
  groups: GroupState[];
  clock: ClockState;
  quota: QuotaState;
  richMenus: Record<string, SimRichMenu>;
  /** The newest {@link ItemBase.seq}; 0 when nothing happened yet. */
  seq: number;
}

/** One call of the bot to the platform. Bodies longer than the log keeps are cut, with `truncated`. */
export interface RequestLog {
  seq: number;
  at: number;
  requestId: string;
  method: string;
  path: string;
  /** Request headers; the authorization header shows its scheme only. */
  headers: Record<string, string>;
  body: string;
  truncated: boolean;
  status: number;
  answer: string;
  /** Milliseconds of the machine's clock between request and answer. */
  tookMs: number;
  cost: number;
  /** Who got messages through it (at most the first 20). */
  recipients: string[];
}

/**
 * Server-sent events of `GET /sim/events`: `event:` is `type`, `data:` the JSON of the whole object.
 * After a gap that the platform no longer holds it sends `reset`: fetch state and chats again.
 */
export type SimEvent =
  /** A new item, or (for `unsend`) one that changed; the same `seq` replaces it. */
  | { type: 'chat'; item: ChatItem }
  | { type: 'loading'; chatId: string; until: number | null }
  /** A person's menu changed (link, unlink, default, deletion); null when none is left. */
  | { type: 'richmenu'; userId: string; richMenuId: string | null; richMenu: SimRichMenu | null }
  | { type: 'clock'; clock: ClockState }
  | { type: 'quota'; quota: QuotaState }
  | { type: 'user'; user: UserState }
  | { type: 'group'; group: GroupState }
  | { type: 'request'; request: RequestLog }
  | { type: 'reset' };

export interface TextBody {
  text: string;
  /** The message being quoted, by message id. */
  quotedMessageId?: string;
}

/** `params` of a date picker: `{date}`, `{time}` or `{datetime}`. `displayText` shows as a bubble. */
export interface PostbackBody {
  data: string;
  displayText?: string;
  params?: Record<string, string>;
}

/** Tap on a `richmenuswitch` area: the platform links the alias's menu and sends the postback. */
export interface RichMenuSwitchBody {
  richMenuAliasId: string;
  data: string;
}

/** All optional: LINE's Moon by default. */
export interface StickerBody {
  packageId?: string;
  stickerId?: string;
  keywords?: string[];
}

export interface LocationBody {
  title?: string;
  address?: string;
  latitude: number;
  longitude: number;
}

export interface UnsendBody {
  messageId: string;
}

/** Exactly one of the two. */
export interface ClockBody {
  to?: number;
  preset?: string;
}

export interface NewGroupBody {
  groupName?: string;
  memberIds: string[];
}

export interface GroupTextBody {
  userId: string;
  text: string;
}

/** `item` is what appeared in the chat (absent for actions that show nothing). */
export interface ActionAnswer {
  outcome: WebhookOutcome;
  item?: ChatItem;
}
