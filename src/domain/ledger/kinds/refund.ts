import { splitByShares, sumSatang } from '../../money.ts';
import { memberAccount } from '../account-name.ts';
import type { EntryDraft } from '../entry-draft.ts';
import type { EntryFacts } from '../entry.ts';
import type { RefundCommand } from '../ledger-command.ts';
import { BENEFICIARIES_MAX, SHARES_WHOLE } from '../limits.ts';
import { refused } from '../refusal.ts';
import type { Refused } from '../refusal.ts';
import { moneyAccount, refuseAmount } from './payment.ts';

/**
 * All that a member has saved, paid out when they leave or have died. Nothing may be left behind, so
 * a deposit that came in between refuses it. What each beneficiary gets stands in the entry.
 */
export function draftRefund(command: RefundCommand): EntryDraft | Refused {
  const { channel, memberId, pledge, special } = command;
  const total = pledge + special;
  const refusal = refuseParts([pledge, special]) ?? refuseAmount(total) ?? refuseShares(command);
  if (refusal) return refusal;
  const own = [
    { account: memberAccount(memberId, 'pledge'), amount: pledge },
    { account: memberAccount(memberId, 'special'), amount: special },
  ];
  return {
    kind: 'draft',
    memberId,
    lines: [
      ...own.filter(({ amount }) => amount > 0n),
      { account: moneyAccount(channel), amount: -total },
    ],
    months: [],
    monthsMayRepeat: false,
    facts: refundFacts(command, total),
    receipt: true,
    reversesSeq: null,
    approversMin: 1,
    emptied: own.map(({ account }) => account),
  };
}

function refundFacts({ channel, reason, shares }: RefundCommand, total: bigint): EntryFacts {
  if (shares.length === 0) return { channel, reason };
  const paid = splitByShares(total, shares);
  return { channel, reason, shares: shares.join('/'), paid: paid.join('/') };
}

function refuseParts(parts: readonly bigint[]): Refused | undefined {
  return parts.some((part) => part < 0n) ? refused({ reason: 'amount-out-of-range' }) : undefined;
}

function refuseShares({ shares }: RefundCommand): Refused | undefined {
  if (shares.length === 0) return undefined;
  const areWhole = shares.every((share) => Number.isSafeInteger(share) && share > 0);
  const sum = shares.reduce((total, share) => total + share, 0);
  if (areWhole && sum === SHARES_WHOLE && shares.length <= BENEFICIARIES_MAX) return undefined;
  return refused({ reason: 'shares-invalid' });
}

/** What each beneficiary was paid, satang, by a refund's facts; none: all of it to the member. */
export function paidShares(facts: EntryFacts): bigint[] {
  const { paid } = facts;
  if (typeof paid !== 'string' || !/^\d{1,19}(?:\/\d{1,19})*$/.test(paid)) return [];
  return paid.split('/').map(BigInt);
}

/** True when what the beneficiaries were paid is what left the group. */
export function sharesFit(facts: EntryFacts, total: bigint): boolean {
  return facts['paid'] === undefined || sumSatang(paidShares(facts)) === total;
}
