/**
 * Money is `bigint` satang (1 baht = 100 satang), never a float. JSON has no bigint, so there it is
 * a decimal string of satang: `'10050'` is 100.50 baht.
 */
export type Satang = bigint;

/** No leading zeros, no plus sign, no `-0`: each amount has exactly one spelling. */
const CANONICAL = /^(?:0|-?[1-9]\d{0,18})$/;
const INT64_MAX = 9_223_372_036_854_775_807n;
const INT64_MIN = -INT64_MAX - 1n;

export function satangToText(amount: Satang): string {
  return amount.toString();
}

/** @throws RangeError for anything but the canonical spelling of an int64 */
export function satangFromText(text: unknown): Satang {
  if (typeof text !== 'string' || !CANONICAL.test(text)) throw new RangeError('not satang text');
  const amount = BigInt(text);
  if (amount > INT64_MAX || amount < INT64_MIN) throw new RangeError('satang outside int64');
  return amount;
}

export function sumSatang(amounts: Iterable<Satang>): Satang {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

/**
 * Splits `amount` into `parts` that add up to it exactly; the first ones get the odd satang.
 * @throws RangeError when `parts` is not a positive integer or `amount` is negative
 */
export function splitEvenly(amount: Satang, parts: number): Satang[] {
  if (!Number.isSafeInteger(parts) || parts < 1) throw new RangeError('parts must be positive');
  if (amount < 0n) throw new RangeError('amount must not be negative');
  if (parts === 1) return [amount];
  const share = amount / BigInt(parts);
  const odd = Number(amount % BigInt(parts));
  return Array.from({ length: parts }, (_, index) => (index < odd ? share + 1n : share));
}

/**
 * Splits `amount` by weight so that the parts add up to it exactly: each gets its share rounded
 * down, the odd satang go to the largest remainders, earlier parts first among equals.
 * @param weights whole numbers of at least 0, not all of them 0
 * @throws RangeError for weights that are none, or a negative amount
 */
export function splitByShares(amount: Satang, weights: readonly number[]): Satang[] {
  if (amount < 0n) throw new RangeError('amount must not be negative');
  if (!weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0)) {
    throw new RangeError('weights must be whole and not negative');
  }
  const whole = sumSatang(weights.map(BigInt));
  if (whole === 0n) throw new RangeError('weights must not all be zero');
  const parts = weights.map((weight, index) => {
    const product = amount * BigInt(weight);
    return { index, share: product / whole, rest: product % whole };
  });
  const odd = Number(amount - sumSatang(parts.map(({ share }) => share)));
  const byRest = parts.toSorted((a, b) => (a.rest === b.rest ? 0 : a.rest > b.rest ? -1 : 1));
  const larger = new Set(byRest.slice(0, odd).map(({ index }) => index));
  return parts.map(({ index, share }) => (larger.has(index) ? share + 1n : share));
}
