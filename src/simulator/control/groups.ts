import { newGroupId } from '../ids.ts';
import type {
  ActionAnswer,
  ChatEventItem,
  GroupState,
  LineMessage,
  NewGroupBody,
  WebhookOutcome,
} from '../sim-api.ts';
import { UnknownChatError } from '../state/people.ts';
import type { World } from '../state/world.ts';
import { newEvent, type Source } from '../webhook/event.ts';
import type { Webhooks } from '../webhook/webhooks.ts';
import { newMessage, NotPossibleError } from './phone.ts';

/** Where the bot is not, nothing is delivered. */
const UNHEARD: WebhookOutcome = { status: 200, eventIds: [] };

/** Group chats: the bot joins, hears its members, and can be thrown out. */
export class GroupChats {
  private readonly world: World;
  private readonly webhooks: Webhooks;

  constructor(world: World, webhooks: Webhooks) {
    this.world = world;
    this.webhooks = webhooks;
  }

  /** Invites the bot into a new group chat. */
  async join(
    fresh: NewGroupBody & { groupId?: string },
  ): Promise<ActionAnswer & { group: GroupState }> {
    const { groupId = newGroupId(), groupName = groupId, memberIds } = fresh;
    for (const userId of memberIds) this.world.people.get(userId);
    const group: GroupState = { groupId, groupName, memberIds: [...memberIds], hasBot: true };
    this.world.people.groups.set(groupId, group);
    this.world.bus.emit({ type: 'group', group });
    return { ...(await this.happen(groupId, 'join')), group };
  }

  /** Invites the bot back. @throws {NotPossibleError} when it is there */
  async invite(groupId: string): Promise<ActionAnswer> {
    const group = this.world.people.group(groupId);
    if (group.hasBot) throw new NotPossibleError(`the bot is in ${groupId}`);
    this.change(group, { hasBot: true });
    return this.happen(groupId, 'join');
  }

  /** Removes the bot from the group. */
  async leave(groupId: string): Promise<ActionAnswer> {
    const group = this.world.people.groupWithBot(groupId);
    if (group === undefined) throw new UnknownChatError(groupId);
    this.change(group, { hasBot: false });
    return this.happen(groupId, 'leave', { isTold: true });
  }

  async text(groupId: string, userId: string, text: string): Promise<ActionAnswer> {
    const { memberIds, hasBot } = this.world.people.group(groupId);
    if (!memberIds.includes(userId)) {
      throw new NotPossibleError(`${userId} is not in the group`);
    }
    const source: Source = { type: 'group', groupId, userId };
    const { event, item } = newMessage(this.world, source, userId, this.words(text));
    return { outcome: hasBot ? await this.webhooks.send([event]) : UNHEARD, item };
  }

  async press(groupId: string, userId: string, data: string): Promise<ActionAnswer> {
    this.world.people.group(groupId);
    const at = this.world.now();
    const base = { kind: 'postback' as const, chatId: groupId, userId, at, cost: 0 };
    const item = this.world.chats.add({ ...base, data });
    const source: Source = { type: 'group', groupId, userId };
    const event = newEvent(this.world, 'postback', source, { postback: { data } });
    return { outcome: await this.webhooks.send([event]), item };
  }

  async memberJoined(groupId: string, userId: string): Promise<ActionAnswer> {
    const group = this.world.people.group(groupId);
    this.world.people.get(userId);
    const others = group.memberIds.filter((member) => member !== userId);
    this.change(group, { memberIds: [...others, userId] });
    const members = [{ type: 'user', userId }];
    return this.happen(groupId, 'member-joined', { payload: { joined: { members } }, userId });
  }

  async memberLeft(groupId: string, userId: string): Promise<ActionAnswer> {
    const group = this.world.people.group(groupId);
    this.change(group, { memberIds: group.memberIds.filter((member) => member !== userId) });
    const members = [{ type: 'user', userId }];
    return this.happen(groupId, 'member-left', { payload: { left: { members } }, userId });
  }

  /** `@` and the bot's name becomes a mention of it, as when one picks it in LINE's list. */
  private words(text: string): LineMessage {
    const { botName, options } = this.world;
    const name = `@${botName}`;
    const before = text.split(name).slice(0, -1);
    const mentionees = before.map((_, at) => ({
      index: before.slice(0, at + 1).join(name).length,
      length: name.length,
      type: 'user',
      userId: options.botUserId,
      isSelf: true,
    }));
    return { type: 'text', text, ...(mentionees.length > 0 && { mention: { mentionees } }) };
  }

  private change(group: GroupState, change: Partial<GroupState>): void {
    Object.assign(group, change);
    this.world.bus.emit({ type: 'group', group });
  }

  /** `isTold`: the bot hears of it although it is not there any more. */
  private async happen(
    groupId: string,
    event: ChatEventItem['event'],
    more: { payload?: Record<string, unknown>; userId?: string; isTold?: boolean } = {},
  ): Promise<ActionAnswer> {
    const { payload, userId, isTold = this.world.people.group(groupId).hasBot } = more;
    const type = { 'member-joined': 'memberJoined', 'member-left': 'memberLeft' }[event as string];
    const base = { kind: 'event' as const, chatId: groupId, at: this.world.now(), cost: 0, event };
    const item = this.world.chats.add(userId === undefined ? base : { ...base, userId });
    const source: Source = { type: 'group', groupId };
    const webhook = newEvent(this.world, type ?? event, source, payload);
    return { outcome: isTold ? await this.webhooks.send([webhook]) : UNHEARD, item };
  }
}
