import { setTimeout as pause } from 'node:timers/promises';
import type { BotMessageItem, ChatItem, SimRichMenu } from '../../src/simulator/sim-api.ts';
import type { SimClient } from './sim-client.ts';

/** An answer comes within this, or none comes. */
const ANSWER_LIMIT_MS = 5_000;
/** After the first message the others of the turn follow at once. */
const QUIET_MS = 200;
const LOOK_EVERY_MS = 40;
const MENU_LIMIT_MS = 15_000;
/** Messages of the bot shown again to whoever comes back: LINE takes no more in one call. */
const LAST_MAX = 5;

const isBotMessage = (item: ChatItem): item is BotMessageItem => item.kind === 'bot-message';

/** What the bot sends to a person after `mark`, once it has come to rest. */
export async function awaitAnswer(
  client: SimClient,
  userId: string,
  mark: number,
): Promise<BotMessageItem[]> {
  const limit = Date.now() + ANSWER_LIMIT_MS;
  let seen: BotMessageItem[] = [];
  let quietSince = 0;
  while (Date.now() < limit) {
    const now = await newMessages(client, userId, mark);
    if (now.length > seen.length) {
      seen = now;
      quietSince = Date.now();
    } else if (seen.length > 0 && Date.now() - quietSince >= QUIET_MS) return seen;
    await pause(LOOK_EVERY_MS);
  }
  return seen;
}

/** The person's rich menu; a sandbox that has just started is still making them. */
export async function awaitMenu(
  client: SimClient,
  userId: string,
): Promise<SimRichMenu | undefined> {
  const limit = Date.now() + MENU_LIMIT_MS;
  for (;;) {
    const { users, richMenus } = await client.state();
    const id = users.find((user) => user.userId === userId)?.richMenuId;
    if (id || Date.now() >= limit) return id ? richMenus[id] : undefined;
    await pause(LOOK_EVERY_MS);
  }
}

/** What the bot said last, together: on a phone it still stands there and its buttons can be pressed. */
export async function lastMessages(client: SimClient, userId: string): Promise<BotMessageItem[]> {
  const items = await client.chat(userId, 0);
  const end = items.findLastIndex(isBotMessage);
  const before = items.slice(0, end + 1).findLastIndex((item) => !isBotMessage(item));
  return items
    .slice(before + 1, end + 1)
    .filter(isBotMessage)
    .slice(-LAST_MAX);
}

export async function newMessages(
  client: SimClient,
  userId: string,
  mark: number,
): Promise<BotMessageItem[]> {
  const items = await client.chat(userId, mark);
  return items.filter(isBotMessage);
}
