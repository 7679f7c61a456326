import { runPersonTurn } from '../../src/conversation/turn/person-turn.ts';
import type { Session } from '../../src/ports/stores/sessions-store.ts';
import type { TestBot } from './bot.ts';
import { WHO, type Who } from './world.ts';

class RolledBack extends Error {}

export async function sessionOf(bot: TestBot, who: Who): Promise<Session | undefined> {
  const person = await bot.core.uow.read.people.byUserId(WHO[who]);
  return person && bot.core.uow.read.sessions.of(person.personId);
}

/** Where the person's dialogue would stand if they said these words; nothing is kept of it. */
export async function wouldStandAt(bot: TestBot, who: Who, text: string): Promise<Session> {
  const { core } = bot;
  const what = { kind: 'text', messageId: 'dry', text, mentionsBot: false } as const;
  const source = { kind: 'person', userId: WHO[who] } as const;
  // Later than every event so far: an earlier one would be answered as late.
  const at = bot.clock.now() + 50_000;
  const item = {
    eventId: 'event-dry',
    lane: 'dry',
    inbound: { eventId: 'event-dry', at, source, redelivered: false, what },
    receivedAt: at,
    tries: 0,
    more: false,
  };
  let stands: Session | undefined;
  const done = core.uow.transact(async (stores) => {
    await runPersonTurn({ ...core, storeNow: () => core.store.now() }, stores, item, WHO[who]);
    const person = await stores.people.byUserId(WHO[who]);
    stands = person && (await stores.sessions.of(person.personId));
    throw new RolledBack();
  });
  await done.catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error;
  });
  if (!stands) throw new Error(`${who} has no dialogue`);
  return stands;
}
