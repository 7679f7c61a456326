import type { LedgerReader } from '../../ports/stores/ledger-store.ts';

/** What is taken over: a member's savings, or the group's own money. */
const OWN_MONEY = 'own-money';

const keyOf = (what: string, round: number): string => `opening:${what}:${round}`;

/** For somebody new nothing can be booked yet. */
export const firstOpeningKey = (memberId: string): string => keyOf(memberId, 1);

export interface OpeningKey {
  /** The key under which it is booked next. */
  idemKey: string;
  /** It is booked, and nobody has taken it back. */
  isTaken: boolean;
}

/**
 * Paper is taken over once. After an opening balance was taken back by a correction it may be taken
 * over anew, under the next key.
 * @param memberId null for the group's own money
 */
export async function openingKey(
  ledger: LedgerReader,
  groupId: string,
  memberId: string | null,
): Promise<OpeningKey> {
  for (let round = 1; ; round += 1) {
    const idemKey = keyOf(memberId ?? OWN_MONEY, round);
    const outcome = await ledger.outcome(groupId, idemKey);
    if (!outcome) return { idemKey, isTaken: false };
    if (outcome.kind === 'refused') continue;
    if (!(await ledger.reversalOf(groupId, outcome.entry.seq))) return { idemKey, isTaken: true };
  }
}
