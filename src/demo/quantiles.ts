/** Share of the population (0–1, ascending) and the value at it; all values above 0. */
export type Quantiles = readonly (readonly [share: number, value: number])[];

/**
 * The value at a share of the population. Between the given points it follows a log-normal curve
 * through both; outside of them it stays at the ends.
 */
export function valueAt(quantiles: Quantiles, share: number): number {
  const above = quantiles.findIndex(([point]) => point >= share);
  const [high, low] = [quantiles.at(above), quantiles[above - 1]];
  if (high === undefined) throw new RangeError('no quantiles');
  if (above === -1 || low === undefined) return high[1];
  const [from, to, here] = [low[0], high[0], share].map(normalScore) as [number, number, number];
  const part = (here - from) / (to - from);
  return low[1] * (high[1] / low[1]) ** part;
}

/** `count` values, ascending, that lie as the quantiles say: no luck of the draw in them. */
export function spread(quantiles: Quantiles, count: number): number[] {
  return Array.from({ length: count }, (_, i) => valueAt(quantiles, (i + 0.5) / count));
}

/**
 * Whole numbers in proportion to the weights that add up to `total` exactly (largest remainders).
 * @throws RangeError when all weights are 0
 */
export function apportion(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0) throw new RangeError('nothing to apportion by');
  const exact = weights.map((weight) => (weight / sum) * total);
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

const EDGE = 1e-6;

/** Inverse of the normal distribution by Acklam's rational fit, error below 2·10⁻⁹ of what it gives. */
export function normalScore(share: number): number {
  const p = Math.min(Math.max(share, EDGE), 1 - EDGE);
  if (p < LOW_TAIL) return tail(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - LOW_TAIL) return -tail(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  return (q * polynomial(A, q * q)) / polynomial(B, q * q);
}

const LOW_TAIL = 0.02425;
const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
];
const B = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
  1,
];
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
  4.374664141464968, 2.938163982698783,
];
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];

const tail = (q: number): number => polynomial(C, q) / polynomial(D, q);

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
