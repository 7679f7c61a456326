import { sealedText } from '../../domain/ledger/chain.ts';
import { checkCode } from '../../domain/ledger/check-code.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { Sealer } from '../../ports/sealer.ts';

/** The check code that the receipt of this entry carries: over all the entry says, under our key. */
export function checkCodeOf(sealer: Pick<Sealer, 'lookupKey'>, entry: Entry): string {
  return checkCode(entry.hash, sealer.lookupKey('receipt-check', sealedText(entry)));
}
