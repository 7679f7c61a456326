import { newGroupId } from '../ids.ts';
import type { ActionAnswer, ChatEventItem, GroupState, NewGroupBody } from '../sim-api.ts';
import type { World } from '../state/world.ts';
import { newEvent, type Source } from '../webhook/event.ts';
import type { Webhooks } from '../webhook/webhooks.ts';
import { newMessage, NotPossibleError } from './phone.ts';

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
    const group: GroupState = { groupId, groupName, memberIds: [...memberIds] };
    this.world.people.groups.set(groupId, group);
    this.world.bus.emit({ type: 'group', group });
    return { ...(await this.happen(groupId, 'join')), group };
  }

  /** Removes the bot from the group. */
  async leave(groupId: string): Promise<ActionAnswer> {
    this.world.people.group(groupId);
    this.world.people.groups.delete(groupId);
    return this.happen(groupId, 'leave');
  }

  async text(groupId: string, userId: string, text: string): Promise<ActionAnswer> {
    if (!this.world.people.group(groupId).memberIds.includes(userId)) {
      throw new NotPossibleError(`${userId} is not in the group`);
    }
    const source: Source = { type: 'group', groupId, userId };
    const { event, item } = newMessage(this.world, source, userId, { type: 'text', text });
    return { outcome: await this.webhooks.send([event]), item };
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
    const { memberIds } = this.world.people.group(groupId);
    this.world.people.get(userId);
    if (!memberIds.includes(userId)) memberIds.push(userId);
    const members = [{ type: 'user', userId }];
    return this.happen(groupId, 'member-joined', { joined: { members } }, userId);
  }

  async memberLeft(groupId: string, userId: string): Promise<ActionAnswer> {
    const group = this.world.people.group(groupId);
    group.memberIds = group.memberIds.filter((member) => member !== userId);
    const members = [{ type: 'user', userId }];
    return this.happen(groupId, 'member-left', { left: { members } }, userId);
  }

  private async happen(
    groupId: string,
    event: ChatEventItem['event'],
    payload: Record<string, unknown> = {},
    userId?: string,
  ): Promise<ActionAnswer> {
    const type = { 'member-joined': 'memberJoined', 'member-left': 'memberLeft' }[event as string];
    const base = { kind: 'event' as const, chatId: groupId, at: this.world.now(), cost: 0, event };
    const item = this.world.chats.add(userId === undefined ? base : { ...base, userId });
    const source: Source = { type: 'group', groupId };
    const webhook = newEvent(this.world, type ?? event, source, payload);
    return { outcome: await this.webhooks.send([webhook]), item };
  }
}
