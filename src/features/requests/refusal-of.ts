import { pledgeFits } from '../../domain/pledge/pledge-fits.ts';
import type { RequestKind } from './request-data.ts';
import type { Own } from './request.view.ts';

/** Why this amount cannot be asked for: a locale key; undefined when it can. @param satang above 0 */
export function refusalOf(
  kind: RequestKind,
  { group, member, special }: Own,
  satang: bigint,
): string | undefined {
  if (satang <= 0n) return 'requests.amount_hint';
  if (kind === 'withdrawal') return satang > special ? 'requests.too_much' : undefined;
  if (satang === member.pledgeSatang) return 'requests.same_pledge';
  return pledgeFits(group.rules, satang) ? undefined : 'requests.outside_rules';
}
