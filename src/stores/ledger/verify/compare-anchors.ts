import { StoreUnavailableError } from '../../../ports/records/errors.ts';
import type { RecordReader } from '../../../ports/records/record-store.ts';
import type { Anchor } from '../../../ports/anchor-log.ts';
import { ledgerEntries } from '../../schema/ledger-tables.ts';
import type { Finding } from './finding.ts';

/**
 * I11: the journal of one group still holds every entry that was anchored, with the hash it had. A
 * chain that was made anew from some entry on agrees before it and differs from there, however
 * sound it is in itself; one that lost its end, or all of it, lacks an entry.
 * @param anchors of this group, in any order
 */
export async function compareAnchors(
  reader: RecordReader,
  groupId: string,
  anchors: readonly Anchor[],
): Promise<Finding[]> {
  let agreed = 0;
  for (const anchor of anchors.toSorted((a, b) => a.seq - b.seq)) {
    const { seq } = anchor;
    const hash = await hashAt(reader, groupId, seq);
    if (hash === anchor.hash) {
      agreed = seq;
      continue;
    }
    const seen = `anchored ${new Date(anchor.at).toISOString()}`;
    const until = agreed === 0 ? 'no earlier one agrees' : `entry ${agreed} agrees`;
    const found = { groupId, seq, invariant: hash === undefined ? 'I6' : 'I11' };
    // What comes after it differs, too: one finding says from where on.
    return hash === undefined
      ? [{ ...found, field: 'entry', what: `is gone, ${seen}; ${until}` }]
      : [{ ...found, field: 'hash', what: `is not the one ${seen}; ${until}` }];
  }
  return [];
}

/** Undefined when there is no such entry; empty for one that cannot be read. */
async function hashAt(
  reader: RecordReader,
  groupId: string,
  seq: number,
): Promise<string | undefined> {
  try {
    return (await reader.get(ledgerEntries, { groupId, seq }))?.hash;
  } catch (error) {
    if (error instanceof StoreUnavailableError) throw error;
    return '';
  }
}
