import type { Value } from '../../conversation/view.ts';
import type { Unusual } from '../../domain/pledge/unusual-amount.ts';

/** How far an amount is from what is usual, in words nobody overlooks. Sums are satang. */
export function unusualWords(
  unusual: Unusual,
  usual: { target: 'pledge' | 'special'; pledge: bigint; expected: bigint; ceiling: bigint },
): Value {
  const { ceiling, expected, pledge, target } = usual;
  if (unusual.kind === 'above-ceiling') {
    const key = target === 'special' ? 'above_ceiling_special' : 'above_ceiling';
    return { t: `savings.deposit.sure.${key}`, params: { ceiling: { money: ceiling } } };
  }
  const measure = { money: target === 'special' ? pledge : expected };
  const params = { times: Number(unusual.times), expected: measure };
  return { t: `savings.deposit.sure.times_${target}`, params };
}
