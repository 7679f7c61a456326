import { expect } from '@jest/globals';
import type { Core } from '../../../src/composition/core.ts';
import {
  addDays,
  addMonths,
  dateAt,
  dayOfMonth,
  instantOf,
  monthOf,
} from '../../../src/domain/bangkok-time.ts';
import type { RenderedMessage } from '../../../src/ports/messenger.ts';
import type { ChatItem } from '../../../src/simulator/local-line.ts';
import { buttonsOf, wordsOf } from '../../support/messages.ts';
import type { ServedBot } from '../../support/served-bot.ts';
import { WHO, type Who } from '../../support/world.ts';
import { eventually } from '../support/eventually.ts';

/** One served bot and a look into its store, shared by the journeys of one store. */
export interface Journey {
  bot: ServedBot;
  eyes: Core;
}
export type TheJourney = () => Journey;

/** A day on which no group of the test world is reminded, by day, when news may be sent. */
const QUIET_DAY = 20;
const MORNING = 10;

/** The next such day that has not come yet: books do not go back, so neither does the clock. */
export function quietDay(): number {
  const today = dateAt(Date.now());
  const days = [0, 1].map((ahead) => dayOfMonth(addMonths(monthOf(today), ahead), QUIET_DAY));
  const day = days.find((one) => one > today) ?? addDays(today, 1);
  return instantOf(day, MORNING);
}

export const wordsIn = (messages: readonly RenderedMessage[]): string =>
  messages.map(wordsOf).join('\n');

export const labelsIn = (messages: readonly RenderedMessage[]): string[] =>
  buttonsOf(messages).map(({ label }) => label);

type BotItem = Extract<ChatItem, { kind: 'bot-message' }>;

/** What came to a person after `mark`, with how it came and what it cost. */
export const itemsOf = (bot: ServedBot, who: Who, mark: number): BotItem[] =>
  bot.line.chat(WHO[who], mark).filter((item): item is BotItem => item.kind === 'bot-message');

/** Waits until a person was shown these words after `mark`. */
export const sees = (bot: ServedBot, who: Who, words: string, mark: number, withinMs = 20_000) =>
  eventually(() => expect(bot.words(who, mark)).toContain(words), withinMs);

/** Number of entries in a group's books. */
export const entriesOf = async ({ eyes }: Journey, groupId: string): Promise<number> =>
  (await eyes.uow.read.ledger.head(groupId))?.seq ?? 0;

/** Nothing waits to be handled or sent any more. */
export const allDone = ({ bot, eyes }: Journey) =>
  eventually(async () => {
    expect(await eyes.uow.read.inbox.waitingLanes(Number.MAX_SAFE_INTEGER, 1)).toEqual([]);
    expect(await eyes.outboxGate.due(Number.MAX_SAFE_INTEGER, 1)).toEqual([]);
    expect(bot.line.failures).toEqual([]);
  });
