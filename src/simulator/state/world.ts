import type { QuotaState, SendEndpoint, UserState } from '../sim-api.ts';
import { BoundedMap } from './bounded-map.ts';
import { Bus } from './bus.ts';
import { ChatLog } from './chat-log.ts';
import { ChannelTokens } from './channel-tokens.ts';
import { MediaStore } from './media.ts';
import { People } from './people.ts';
import { Quota } from './quota.ts';
import { ReplyTokens } from './reply-tokens.ts';
import { RetryKeys } from './retry-keys.ts';
import { RichMenus } from './rich-menus.ts';
import type { LocalLineOptions } from '../options.ts';
import { messageIds } from '../ids.ts';

/** What a narrowcast left behind for questions about its progress. */
export interface Narrowcast {
  acceptedAt: number;
  targetCount: number;
}

const KEPT_JOBS = 1_000;
const DEFAULT_BOT_NAME = 'สัจจะ';

/** All that the platform knows; in memory only, gone with the process. */
export class World {
  readonly options: LocalLineOptions;
  readonly now: () => number;
  readonly people: People;
  readonly chats = new ChatLog();
  readonly replyTokens = new ReplyTokens();
  readonly retryKeys = new RetryKeys();
  readonly quota: Quota;
  readonly media = new MediaStore();
  readonly richMenus = new RichMenus();
  readonly tokens: ChannelTokens;
  readonly bus = new Bus();
  readonly botName: string;
  readonly narrowcasts = new BoundedMap<string, Narrowcast>(KEPT_JOBS);
  /** When each rich menu batch was accepted, by request id. */
  readonly richMenuBatches = new BoundedMap<string, number>(KEPT_JOBS);
  readonly newMessageId = messageIds();
  webhookUrl: string;

  constructor(options: LocalLineOptions) {
    this.options = options;
    this.now = options.now ?? (() => options.clock?.now() ?? Date.now());
    this.people = new People(options.users);
    this.quota = new Quota(options.quota?.limit ?? null);
    this.tokens = new ChannelTokens(options.channelAccessToken, options.strictTokens ?? true);
    this.webhookUrl = options.webhookUrl;
    this.botName = options.botName ?? DEFAULT_BOT_NAME;
    this.chats.listen((item) => this.bus.emit({ type: 'chat', item }));
  }

  quotaState(): QuotaState {
    return this.quota.state(this.now());
  }

  /** Charges the month and the day's statistics, and shows the new figure. */
  charge(endpoint: SendEndpoint, cost: number, delivered: number): void {
    const now = this.now();
    this.quota.delivered(endpoint, delivered, now);
    if (cost === 0) return;
    this.quota.spend(cost, now);
    this.bus.emit({ type: 'quota', quota: this.quotaState() });
  }

  /** Starts or ends (null) the loading dots of a 1:1 chat. */
  showLoading(userId: string, until: number | null): void {
    const person = this.people.all.get(userId);
    if (person === undefined || person.loadingUntil === until) return;
    person.loadingUntil = until;
    this.bus.emit({ type: 'loading', chatId: userId, until });
  }

  userState(userId: string): UserState {
    const { user, friend, blocked, ownRichMenuId, loadingUntil } = this.people.get(userId);
    const richMenuId = this.richMenus.shownTo(ownRichMenuId);
    return { ...user, friend, blocked, richMenuId, loadingUntil };
  }

  showUser(userId: string): void {
    this.bus.emit({ type: 'user', user: this.userState(userId) });
  }

  /** Links (or with null unlinks) someone's own rich menu and shows what they see now. */
  linkRichMenu(userId: string, richMenuId: string | null): void {
    const person = this.people.all.get(userId);
    if (person === undefined) return;
    person.ownRichMenuId = richMenuId;
    this.showRichMenu(userId);
  }

  /** Shows followers which menu someone sees; without an id (the default changed), everybody's. */
  showRichMenu(userId?: string): void {
    if (userId === undefined) return this.bus.emit({ type: 'reset' });
    const { richMenuId } = this.userState(userId);
    const richMenu = richMenuId === null ? null : this.richMenus.menus.get(richMenuId)?.menu;
    this.bus.emit({ type: 'richmenu', userId, richMenuId, richMenu: richMenu ?? null });
  }
}
