/**
 * So many times what is expected is taken for a slip of the keyboard until it is said again. Expected
 * is the pledge of the months it is for. Where no months were said, up to twelve whole pledges are
 * taken for as many months (a year in advance is common); anything else is measured by one month.
 */
export const FAR_OFF_TIMES = 10n;
/** Special savings have no expected sum: where the group has no ceiling, only the monthly pledge measures them. */
export const SPECIAL_FAR_OFF_TIMES = 1_000n;

/** How an amount is out of the ordinary. */
export type Unusual =
  /** Whole times what is expected. */
  | { kind: 'times'; times: bigint }
  /** Not what is expected (of special savings nothing is), and above what the group lets one person decide. */
  | { kind: 'above-ceiling' };

/**
 * Whether an amount has to be asked about in other words than any difference. All in satang.
 * @param asked.expected pledge × months; not looked at for special savings
 * @param asked.ceiling 0: the group has not decided on one
 */
export function unusualAmount(asked: {
  target: 'pledge' | 'special';
  amount: bigint;
  pledge: bigint;
  expected: bigint;
  ceiling: bigint;
}): Unusual | undefined {
  const { amount, ceiling, expected, pledge, target } = asked;
  const isSpecial = target === 'special';
  const measure = isSpecial ? pledge : expected;
  const times = measure > 0n ? amount / measure : 0n;
  if (times >= (isSpecial ? SPECIAL_FAR_OFF_TIMES : FAR_OFF_TIMES)) return { kind: 'times', times };
  const isOther = isSpecial || amount !== expected;
  return isOther && ceiling > 0n && amount > ceiling ? { kind: 'above-ceiling' } : undefined;
}
