import { BACKDATE_DAYS_MAX } from '../ledger/limits.ts';
import type { LedgerPolicy } from '../ledger/ledger-policy.ts';

/** What a group agrees on beside its pledges. Amounts are satang. */
export interface MoneyLimits {
  /** Fine for a missed month; 0 for none. */
  fineSatang: bigint;
  /** Whether members may save on top of the pledge. */
  specialAllowed: boolean;
  /** The most that one member's special savings may come to; 0 for no cap. */
  specialCapSatang: bigint;
  /**
   * Money that leaves the group takes a second officer above this; 0: any sum does. So do deposits that
   * are not what is pledged, where it is not 0.
   */
  ceilingSatang: bigint;
  /** Days that an entry may be dated back, 0–30. */
  backdateDays: number;
}

/** What holds until a group has decided: the strictest where money leaves, the usual elsewhere. */
export const UNDECIDED_LIMITS: MoneyLimits = {
  fineSatang: 0n,
  specialAllowed: true,
  specialCapSatang: 0n,
  ceilingSatang: 0n,
  backdateDays: BACKDATE_DAYS_MAX,
};

/** A group's limits as the ledger asks for them. */
export function policyOf(limits: MoneyLimits): LedgerPolicy {
  const { backdateDays, specialAllowed, specialCapSatang } = limits;
  if (!specialAllowed) return { backdateDays, caps: { special: 0n } };
  return specialCapSatang === 0n
    ? { backdateDays }
    : { backdateDays, caps: { special: specialCapSatang } };
}

/** Whether a sum that leaves the group takes a second officer. */
export const isAboveCeiling = ({ ceilingSatang }: MoneyLimits, amount: bigint): boolean =>
  amount > ceilingSatang;
