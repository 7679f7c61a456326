import { CHAT_WINDOW_MS } from '../limits.ts';
import type { GroupState, SimUser } from '../sim-api.ts';

export interface Person {
  user: SimUser;
  friend: boolean;
  blocked: boolean;
  /** Rich menu linked to this person only. */
  ownRichMenuId: string | null;
  loadingUntil: number | null;
  lastWroteAt: number | null;
}

/** Who exists on the platform, and what each is to the bot. */
export class People {
  readonly all = new Map<string, Person>();
  readonly groups = new Map<string, GroupState>();

  constructor(users: readonly SimUser[]) {
    for (const user of users) this.add(user);
  }

  add(user: SimUser): Person {
    const person: Person = {
      user,
      friend: user.friend ?? true,
      blocked: false,
      ownRichMenuId: null,
      loadingUntil: null,
      lastWroteAt: null,
    };
    this.all.set(user.userId, person);
    return person;
  }

  /** @throws when nobody has this id: a mistake of the one who drives the platform. */
  get(userId: string): Person {
    const person = this.all.get(userId);
    if (person === undefined) throw new UnknownChatError(userId);
    return person;
  }

  group(groupId: string): GroupState {
    const group = this.groups.get(groupId);
    if (group === undefined) throw new UnknownChatError(groupId);
    return group;
  }

  /** A group chat that the bot is in, as the platform knows it. */
  groupWithBot(groupId: string): GroupState | undefined {
    const group = this.groups.get(groupId);
    return group?.hasBot ? group : undefined;
  }

  /** Whether a message of the bot arrives: a friend, or someone who wrote within seven days. */
  reachable(userId: string, now: number): boolean {
    const person = this.all.get(userId);
    if (person === undefined || person.blocked) return false;
    if (person.friend) return true;
    return person.lastWroteAt !== null && now - person.lastWroteAt <= CHAT_WINDOW_MS;
  }
}

export class UnknownChatError extends Error {
  constructor(id: string) {
    super(`nobody on this platform has the id ${id}`);
    this.name = 'UnknownChatError';
  }
}
