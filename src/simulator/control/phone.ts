import { MAX_MEDIA_BYTES } from '../limits.ts';
import type {
  ActionAnswer,
  ChatItem,
  LineMessage,
  LocationBody,
  PostbackBody,
  StickerBody,
} from '../sim-api.ts';
import type { ContentState } from '../state/media.ts';
import type { Person } from '../state/people.ts';
import type { World } from '../state/world.ts';
import { messageTokens, newEvent, type Source, type WebhookEvent } from '../webhook/event.ts';
import type { Webhooks } from '../webhook/webhooks.ts';

const MOON = { packageId: '446', stickerId: '1988' };
/** LINE's text field takes this many characters. */
const MAX_TYPED_UNITS = 10_000;

/** Thrown when a person cannot do what was asked, as their app would not let them. */
export class NotPossibleError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotPossibleError';
  }
}

/** What a person can do with the bot in the 1:1 chat. Every action is one signed webhook. */
export class Phone {
  private readonly world: World;
  private readonly webhooks: Webhooks;

  constructor(world: World, webhooks: Webhooks) {
    this.world = world;
    this.webhooks = webhooks;
  }

  text(userId: string, text: string, options: { quotedMessageId?: string } = {}) {
    if (text === '' || text.length > MAX_TYPED_UNITS) {
      throw new NotPossibleError(`a text has 1 to ${MAX_TYPED_UNITS} characters`);
    }
    const { quotedMessageId } = options;
    const quoted = quotedMessageId === undefined ? {} : { quotedMessageId };
    return this.message(userId, { type: 'text', text, ...quoted });
  }

  sticker(userId: string, sticker: StickerBody = {}) {
    const shown = { ...MOON, stickerResourceType: 'STATIC', ...sticker };
    return this.message(userId, { type: 'sticker', ...shown });
  }

  location(userId: string, place: LocationBody) {
    return this.message(userId, { type: 'location', ...place });
  }

  image(userId: string, bytes: Buffer, mime: string) {
    return this.media(userId, { type: 'image' }, bytes, mime);
  }

  audio(userId: string, bytes: Buffer, mime: string, state: ContentState = 'ready') {
    return this.media(userId, { type: 'audio', duration: 1_000 }, bytes, mime, state);
  }

  video(userId: string, bytes: Buffer, mime: string, state: ContentState = 'ready') {
    return this.media(userId, { type: 'video', duration: 1_000 }, bytes, mime, state);
  }

  file(userId: string, bytes: Buffer, fileName: string) {
    const message = { type: 'file', fileName, fileSize: bytes.length };
    return this.media(userId, message, bytes, 'application/octet-stream');
  }

  /** A tap on a postback button; `displayText` appears as the person's own bubble. */
  press(userId: string, tap: PostbackBody): Promise<ActionAnswer> {
    const person = this.writing(userId);
    const { data, displayText, params } = tap;
    const postback = params === undefined ? { data } : { data, params };
    const shown = { ...postback, ...(displayText === undefined ? {} : { displayText }) };
    const at = this.world.now();
    const base = { kind: 'postback' as const, chatId: userId, userId, at, cost: 0 };
    const item = this.world.chats.add({ ...base, ...shown });
    return this.send(newEvent(this.world, 'postback', sourceOf(person), { postback }), item);
  }

  /** A tap on a menu switch: links the alias's menu, then tells the bot how that went. */
  switchRichMenu(userId: string, aliasId: string, data: string): Promise<ActionAnswer> {
    const richMenuId = this.world.richMenus.aliases.get(aliasId);
    const params: Record<string, string> = { newRichMenuAliasId: aliasId, status: 'SUCCESS' };
    if (richMenuId === undefined) params['status'] = 'RICHMENU_ALIAS_ID_NOTFOUND';
    else if (!this.world.richMenus.menus.has(richMenuId)) params['status'] = 'RICHMENU_NOTFOUND';
    else this.world.linkRichMenu(userId, richMenuId);
    return this.press(userId, { data, params });
  }

  follow(userId: string): Promise<ActionAnswer> {
    const person = this.world.people.get(userId);
    const follow = { isUnblocked: person.blocked };
    person.friend = true;
    person.blocked = false;
    return this.friendship(person, 'follow', { follow });
  }

  /** Blocks the bot: nothing arrives until `follow`. */
  unfollow(userId: string): Promise<ActionAnswer> {
    const person = this.world.people.get(userId);
    person.blocked = true;
    return this.friendship(person, 'unfollow', {});
  }

  unsend(userId: string, messageId: string): Promise<ActionAnswer> {
    const person = this.world.people.get(userId);
    const item = this.world.chats.unsend(userId, messageId);
    if (item === undefined) throw new NotPossibleError('there is no such message to take back');
    this.world.media.drop(messageId);
    return this.send(
      newEvent(this.world, 'unsend', sourceOf(person), { unsend: { messageId } }),
      item,
    );
  }

  private media(
    userId: string,
    message: LineMessage,
    bytes: Buffer,
    mime: string,
    state: ContentState = 'ready',
  ) {
    if (bytes.length > MAX_MEDIA_BYTES) throw new NotPossibleError('the file is too large');
    const provided = { ...message, contentProvider: { type: 'line' } };
    return this.message(userId, provided, (messageId) =>
      this.world.media.add({ messageId, bytes, mime, state }),
    );
  }

  private message(
    userId: string,
    message: LineMessage,
    keep?: (messageId: string) => void,
  ): Promise<ActionAnswer> {
    const person = this.writing(userId);
    const { event, item } = newMessage(this.world, sourceOf(person), userId, message);
    keep?.(item.messageId);
    return this.send(event, item);
  }

  /** The person, about to write; someone who blocked the bot cannot. */
  private writing(userId: string): Person {
    const person = this.world.people.get(userId);
    if (person.blocked) throw new NotPossibleError(`${userId} has blocked the bot`);
    person.lastWroteAt = this.world.now();
    return person;
  }

  private friendship(person: Person, type: 'follow' | 'unfollow', payload: object) {
    const { userId } = person.user;
    const at = this.world.now();
    const base = { kind: 'event' as const, chatId: userId, userId, at, cost: 0 };
    const item = this.world.chats.add({ ...base, event: type });
    this.world.showUser(userId);
    return this.send(newEvent(this.world, type, sourceOf(person), { ...payload }), item);
  }

  private async send(event: WebhookEvent, item: ChatItem): Promise<ActionAnswer> {
    return { outcome: await this.webhooks.send([event]), item };
  }
}

const sourceOf = (person: Person): Source => ({ type: 'user', userId: person.user.userId });

/** Puts a person's message into its chat and makes the event that tells the bot. */
export function newMessage(world: World, source: Source, userId: string, message: LineMessage) {
  const messageId = world.newMessageId();
  const chatId = source.type === 'user' ? source.userId : source.groupId;
  const at = world.now();
  const base = { kind: 'user-message' as const, chatId, userId, at, cost: 0, unsent: false };
  const item = world.chats.add({ ...base, messageId, message: { ...message } });
  if (item.kind !== 'user-message') throw new Error('a message was logged as something else');
  const { type, ...rest } = message;
  const tokens = messageTokens();
  const event = newEvent(world, 'message', source, {
    message: { type, id: messageId, ...tokens, ...rest },
  });
  return { event, item };
}
