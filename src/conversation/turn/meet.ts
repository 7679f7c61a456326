import type { Ids } from '../../ports/ids.ts';
import type { Person } from '../../ports/stores/people-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';

/** Somebody's first word: from now on there is a row for them. */
export async function meet(
  deps: { ids: Ids },
  stores: Writers,
  userId: string,
  now: number,
): Promise<Person> {
  const person: Person = {
    personId: deps.ids.id(),
    userId,
    lang: 'th',
    state: 'following',
    wantsNews: true,
    largeType: false,
    digits: null,
    consentVersion: 0,
    createdAt: now,
  };
  await stores.people.add(person);
  return person;
}
