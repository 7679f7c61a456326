import type { Refused } from '../../domain/ledger/refusal.ts';
import { satangFromText, satangToText } from '../../domain/money.ts';
import type { StoredOutcome } from '../schema/ledger-tables.ts';

export const POSTED: StoredOutcome = { kind: 'posted' };

/** Details of refusals that are satang: JSON has no bigint. */
const SATANG = ['available', 'cap'] as const;

export function refusalToStored(refusal: Refused): StoredOutcome {
  const details = Object.entries(refusal).map(
    ([name, value]: [string, string | number | bigint]) =>
      typeof value === 'bigint' ? [name, satangToText(value)] : [name, value],
  );
  return Object.fromEntries(details) as StoredOutcome;
}

/** @throws TypeError or RangeError for an outcome that no program of ours wrote */
export function refusalFromStored(stored: StoredOutcome): Refused {
  if (stored.kind !== 'refused') throw new TypeError('outcome is no refusal');
  const amounts = SATANG.filter((name) => stored[name] !== undefined).map(
    (name) => [name, satangFromText(stored[name])] as const,
  );
  // Written by refusalToStored and append-only since; its shape is the union's.
  return { ...stored, ...Object.fromEntries(amounts) } as unknown as Refused;
}
