import type { Server } from 'node:http';
import type { Router } from 'express';
import { EventStreams } from './chat/event-stream.ts';
import { simRouter } from './chat/sim-router.ts';
import { GroupChats } from './control/groups.ts';
import { newMessage, Phone } from './control/phone.ts';
import { ONE_PIXEL } from './control/one-pixel.ts';
import { waitFor } from './control/wait-for.ts';
import type { LocalLineOptions } from './options.ts';
import { allEndpoints } from './platform/endpoints.ts';
import { Faults } from './platform/faults.ts';
import { listenOnLoopback, stopListening } from './platform/listener.ts';
import { PlatformServer } from './platform/platform-server.ts';
import { RequestLogs } from './platform/request-log.ts';
import type {
  ActionAnswer,
  ChatItem,
  GroupState,
  LocationBody,
  NewGroupBody,
  PostbackBody,
  RequestLog,
  SimUser,
  StickerBody,
  UserState,
  WebhookOutcome,
} from './sim-api.ts';
import type { ContentState } from './state/media.ts';
import { World } from './state/world.ts';
import { newEvent, type Source, type WebhookEvent } from './webhook/event.ts';
import { Webhooks } from './webhook/webhooks.ts';

export type { LocalLineOptions, MovableClock } from './options.ts';
export type * from './sim-api.ts';
export type { Fault, CountedFault, RandomFault } from './platform/faults.ts';
export type { WebhookEvent } from './webhook/event.ts';
export type { WebhookError, Redelivery } from './webhook/webhooks.ts';

/**
 * A LINE platform on this machine: LINE's endpoints for the bot, webhooks to it, and the hands of the
 * people who chat with it. See {@link createLocalLine}.
 */
export class LocalLine {
  /** The chat page and its API, to be mounted at the root of a server on loopback. */
  readonly router: Router;
  readonly faults = new Faults();
  /** Duplicates, redelivery, timeouts and error statistics of webhooks. */
  readonly webhook: Webhooks;
  readonly groups: GroupChats;
  private readonly world: World;
  private readonly phone: Phone;
  private readonly logs = new RequestLogs();
  private readonly streams: EventStreams;
  private readonly platform: PlatformServer;
  private server: Server | null = null;

  constructor(options: LocalLineOptions) {
    this.world = new World(options);
    this.webhook = new Webhooks(this.world);
    this.phone = new Phone(this.world, this.webhook);
    this.groups = new GroupChats(this.world, this.webhook);
    this.streams = new EventStreams(this.world.bus);
    const served = allEndpoints(this.webhook);
    this.platform = new PlatformServer(this.world, served, this.faults, this.logs);
    const { world, phone, groups, logs, streams } = this;
    this.router = simRouter({ world, phone, groups, logs, streams });
  }

  /** Starts to listen on loopback; port 0 (default) takes a free one. */
  async listen(port = 0): Promise<{ origin: string }> {
    const { server, origin } = await listenOnLoopback(this.platform, this.router, port);
    this.server = server;
    return { origin };
  }

  async close(): Promise<void> {
    this.webhook.close();
    this.streams.close();
    const { server } = this;
    this.server = null;
    if (server !== null) await stopListening(server);
  }

  /** Where webhooks go from now on. */
  setWebhookUrl(url: string): void {
    this.world.webhookUrl = url;
  }

  addUser(user: SimUser): void {
    this.world.people.add(user);
    this.world.showUser(user.userId);
  }

  user(userId: string): UserState {
    return this.world.userState(userId);
  }

  /** @throws {NotPossibleError} here and below when the person's app would not let them. */
  text(
    userId: string,
    text: string,
    options?: { quotedMessageId?: string },
  ): Promise<WebhookOutcome> {
    return outcomeOf(() => this.phone.text(userId, text, options));
  }

  /** A tap on a postback button. `params` are a date picker's. */
  press(
    userId: string,
    data: string,
    params?: Record<string, string>,
    displayText?: string,
  ): Promise<WebhookOutcome> {
    const tap: PostbackBody = { data };
    if (params !== undefined) tap.params = params;
    if (displayText !== undefined) tap.displayText = displayText;
    return outcomeOf(() => this.phone.press(userId, tap));
  }

  switchRichMenu(userId: string, richMenuAliasId: string, data: string): Promise<WebhookOutcome> {
    return outcomeOf(() => this.phone.switchRichMenu(userId, richMenuAliasId, data));
  }

  image(userId: string, bytes: Buffer = ONE_PIXEL, mime = 'image/png'): Promise<WebhookOutcome> {
    return outcomeOf(() => this.phone.image(userId, bytes, mime));
  }

  audio(userId: string, bytes = Buffer.alloc(0), state?: ContentState): Promise<WebhookOutcome> {
    return outcomeOf(() => this.phone.audio(userId, bytes, 'audio/m4a', state));
  }

  video(userId: string, bytes = Buffer.alloc(0), state?: ContentState): Promise<WebhookOutcome> {
    return outcomeOf(() => this.phone.video(userId, bytes, 'video/mp4', state));
  }

  file(userId: string, bytes: Buffer, fileName: string): Promise<WebhookOutcome> {
    return outcomeOf(() => this.phone.file(userId, bytes, fileName));
  }

  sticker(userId: string, sticker?: StickerBody): Promise<WebhookOutcome> {
    return outcomeOf(() => this.phone.sticker(userId, sticker));
  }

  location(userId: string, place: LocationBody): Promise<WebhookOutcome> {
    return outcomeOf(() => this.phone.location(userId, place));
  }

  follow(userId: string): Promise<WebhookOutcome> {
    return outcomeOf(() => this.phone.follow(userId));
  }

  unfollow(userId: string): Promise<WebhookOutcome> {
    return outcomeOf(() => this.phone.unfollow(userId));
  }

  unsend(userId: string, messageId: string): Promise<WebhookOutcome> {
    return outcomeOf(() => this.phone.unsend(userId, messageId));
  }

  /** Invites the bot into a group chat; more of what groups do is under {@link groups}. */
  join(group: NewGroupBody & { groupId?: string }): Promise<ActionAnswer & { group: GroupState }> {
    return this.groups.join(group);
  }

  groupText(groupId: string, userId: string, text: string): Promise<WebhookOutcome> {
    return outcomeOf(() => this.groups.text(groupId, userId, text));
  }

  leave(groupId: string): Promise<WebhookOutcome> {
    return outcomeOf(() => this.groups.leave(groupId));
  }

  /** An event that happens now, for {@link raw}: to send several in one webhook, late or changed. */
  event(type: string, source: Source, payload?: Record<string, unknown>): WebhookEvent {
    return newEvent(this.world, type, source, payload);
  }

  /** A text message's event, put into the person's chat but not delivered: for {@link raw}. */
  textEvent(userId: string, text: string): WebhookEvent {
    return newMessage(this.world, { type: 'user', userId }, userId, { type: 'text', text }).event;
  }

  /** Delivers events exactly as given, in one webhook. */
  raw(events: WebhookEvent[]): Promise<WebhookOutcome> {
    return this.webhook.send(events);
  }

  /** Posts bytes to the webhook; a right signature unless one is given, none for null. */
  rawBody(body: Buffer | string, signature?: string | null): Promise<WebhookOutcome> {
    return this.webhook.sendBytes(Buffer.from(body), signature);
  }

  /** Everything a chat shows, oldest first; with `after` only what came after that `seq`. */
  chat(chatId: string, after = 0): ChatItem[] {
    return this.world.chats.list(chatId, after);
  }

  /** The newest `seq`; give it to {@link waitFor} or {@link chat} to look only at what follows. */
  mark(): number {
    return this.world.chats.seq;
  }

  /** The first fitting item among those there (after `after`) or coming within `timeoutMs`. */
  waitFor(
    chatId: string,
    predicate: (item: ChatItem) => boolean,
    timeoutMs: number,
    after = 0,
  ): Promise<ChatItem> {
    return waitFor(this.world.chats, chatId, predicate, timeoutMs, after);
  }

  /** The bot's calls with their answers, oldest first (the last 2,000). */
  get requests(): RequestLog[] {
    return this.logs.list();
  }

  /** Mistakes of the platform itself, which it answered with 500; tests expect none. */
  get failures(): string[] {
    return this.platform.failures.toArray();
  }

  clearRequests(): void {
    this.logs.clear();
  }

  /** Messages of this month's quota that are used. */
  quotaUsed(): number {
    return this.world.quota.used(this.world.now());
  }

  setQuota(limit: number | null): void {
    this.world.quota.limit = limit;
    this.world.bus.emit({ type: 'quota', quota: this.world.quotaState() });
  }

  /** How the platform answers for content a person sent: 200, 202, 404 or 410. */
  setContent(messageId: string, state: ContentState): void {
    const media = this.world.media.get(messageId);
    if (media === undefined) throw new Error(`no content ${messageId}`);
    media.state = state;
  }
}

const outcomeOf = async (action: () => Promise<ActionAnswer>): Promise<WebhookOutcome> =>
  (await action()).outcome;

export function createLocalLine(options: LocalLineOptions): LocalLine {
  return new LocalLine(options);
}
