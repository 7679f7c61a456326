import { monthOf, type Month } from '../../domain/bangkok-time.ts';
import type { Readers } from '../../ports/stores/stores.ts';

/**
 * Linked persons with an unpaid membership in the group, each once, in member number order: those
 * worth a closer look. Whether they are reminded is decided from fresh facts in the transaction.
 */
export async function findPeople(
  stores: Readers,
  groupId: string,
  month: Month,
): Promise<readonly string[]> {
  const payers = await stores.ledger.payersOf(groupId, month);
  const paid = new Set(payers.filter(({ amount }) => amount > 0n).map((payer) => payer.memberId));
  const people = new Set<string>();
  for (const { memberId, personId, joinedOn } of await stores.members.activeIn(groupId)) {
    if (personId !== null && !paid.has(memberId) && monthOf(joinedOn) <= month) {
      people.add(personId);
    }
  }
  return [...people];
}
