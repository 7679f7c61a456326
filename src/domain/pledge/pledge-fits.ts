/** What a group has agreed on about pledges, satang. */
interface PledgeRules {
  unitSatang: bigint;
  minSatang: bigint;
  maxSatang: bigint;
}

/** Whether a monthly pledge is whole units within the group's bounds. */
export const pledgeFits = (rules: PledgeRules, pledge: bigint): boolean =>
  pledge % rules.unitSatang === 0n && pledge >= rules.minSatang && pledge <= rules.maxSatang;
