/** So many times what the books say, or so small a part of it, is taken for a slip until it is said again. */
const FAR_OFF_TIMES = 10n;
/** Less than this apart is small change, however many times it is; satang. */
const FAR_OFF_MIN = 10_000n;

/** How a count is out of reason. */
export type UnusualCount =
  /** Whole times what the books say. */
  | { kind: 'times'; times: bigint }
  /** There is cash, and the books know of none. */
  | { kind: 'none-in-books' }
  | { kind: 'nothing' }
  /** A tenth of what the books say, or less. */
  | { kind: 'hardly' };

/** Whether counted cash has to be asked about before somebody else is asked to confirm it; satang. */
export function unusualCount(counted: bigint, register: bigint): UnusualCount | undefined {
  const apart = counted > register ? counted - register : register - counted;
  if (apart < FAR_OFF_MIN) return undefined;
  if (register <= 0n) return { kind: 'none-in-books' };
  if (counted === 0n) return { kind: 'nothing' };
  if (counted >= register * FAR_OFF_TIMES) return { kind: 'times', times: counted / register };
  return counted * FAR_OFF_TIMES <= register ? { kind: 'hardly' } : undefined;
}
