import type { Core } from '../../../src/composition/core.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import { inboxTable } from '../../../src/stores/schema/inbox.ts';
import { outboxTable } from '../../../src/stores/schema/outbox.ts';
import { bahtOf } from './money/spoken.ts';
import { WHO, type Who } from '../../support/world.ts';

const ALL = { limit: 1_000_000 };
export const ASKED: readonly Who[] = ['member', 'member2', 'treasurer', 'otherMember'];

/** What was acknowledged and not handled, and what was to be said and is still to be sent. */
export async function whatWaits(
  disk: RecordStore,
  acknowledged: ReadonlySet<string>,
): Promise<string[]> {
  const inbox = await disk.scan(inboxTable, ALL);
  const handled = new Map(inbox.map(({ eventId, state }) => [eventId, state]));
  const lost = [...acknowledged]
    .filter((eventId) => handled.get(eventId) !== 'done')
    .map((eventId) => `${eventId} was acknowledged and is ${handled.get(eventId)}`);
  const unsent = (await disk.scan(outboxTable, ALL))
    .filter(({ state }) => state === 'ready')
    .map(({ category, outboxId }) => `${outboxId} (${category}) still waits to be sent`);
  return [...lost, ...unsent];
}

/** Pledge savings of who has one membership and reads Thai, as baht are written; else undefined. */
export async function savingsOf({ uow }: Core, who: Who): Promise<string | undefined> {
  const { ledger, members, people } = uow.read;
  const person = await people.byUserId(WHO[who]);
  const [own, ...more] = person ? await members.ofPerson(person.personId) : [];
  if (!own || own.state !== 'active' || more.length > 0 || person?.lang !== 'th') return undefined;
  const { pledge } = await ledger.savings(own.groupId, own.memberId);
  return bahtOf(pledge);
}
