import type { Value } from '../../../conversation/view.ts';
import { asciiDigits } from '../../../domain/ascii-digits.ts';
import { BENEFICIARIES_MAX, SHARES_WHOLE } from '../../../domain/ledger/limits.ts';

export type SharesRead =
  | { kind: 'shares'; shares: number[] }
  /** They do not make 100 %; what they make, in hundredths of a percent. */
  | { kind: 'not-whole'; sum: number }
  | { kind: 'unreadable' };

const SHARE = /^(\d{1,3})(?:\.(\d{1,2}))?%?$/;

/** `50 50`, `33.33 / 33.33 / 33.34`, `๖๐, ๔๐`: percents of beneficiaries in their order. */
export function readShares(text: string): SharesRead {
  const parts = asciiDigits(text.trim())
    .split(/[\s,/]+/)
    .filter((part) => part !== '' && part !== '%');
  const shares = parts.map(hundredths);
  if (shares.length === 0 || shares.length > BENEFICIARIES_MAX || shares.includes(0)) {
    return { kind: 'unreadable' };
  }
  const sum = shares.reduce((total, share) => total + share, 0);
  return sum === SHARES_WHOLE ? { kind: 'shares', shares } : { kind: 'not-whole', sum };
}

/** 0 for what is no percentage. */
function hundredths(part: string): number {
  const [whole, percents = '', decimals = ''] = SHARE.exec(part) ?? [];
  return whole === undefined ? 0 : Number(percents) * 100 + Number(decimals.padEnd(2, '0'));
}

/** Equal shares, the odd hundredths to the last, as on the form: 33.33, 33.33, 33.34. */
export function equalShares(count: number): number[] {
  const each = Math.floor(SHARES_WHOLE / count);
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 ? SHARES_WHOLE - each * (count - 1) : each,
  );
}

/** `33.33`: a share is written like money, in whole percents or with two decimals. */
export const showShare = (share: number): Value => ({ money: BigInt(share) });
