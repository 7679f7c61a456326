import type { Refused } from '../../domain/ledger/refusal.ts';
import { satangFromText, satangToText } from '../../domain/money.ts';
import type { StoredOutcome } from '../schema/ledger-tables.ts';

export const POSTED: StoredOutcome = { kind: 'posted' };

export function refusalToStored(refusal: Refused): StoredOutcome {
  if (refusal.reason !== 'balance-too-low') return refusal;
  return { ...refusal, available: satangToText(refusal.available) };
}

/** @throws TypeError or RangeError for an outcome that no program of ours wrote */
export function refusalFromStored(stored: StoredOutcome): Refused {
  if (stored.kind !== 'refused') throw new TypeError('outcome is no refusal');
  // Written by refusalToStored and append-only since; its shape is the union's.
  const refusal = stored as unknown as Refused;
  if (refusal.reason !== 'balance-too-low') return refusal;
  return { ...refusal, available: satangFromText(stored['available']) };
}
