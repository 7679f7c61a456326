import type { LocalDate } from '../bangkok-time.ts';
import type { Sha256 } from '../sha256.ts';
import { canonicalJson, lengthPrefixed } from './canonical.ts';
import type { CanonicalField } from './canonical.ts';
import type { UnsealedEntry } from './entry.ts';
import type { LedgerCommand } from './ledger-command.ts';

/** First field of everything hashed. A change of the fields below is a new version, forever kept. */
const CHAIN_VERSION = 'sgl/v1';

/** What the first entry of a group is chained to. */
export function genesisHash(groupId: string, openedOn: LocalDate, sha256: Sha256): string {
  return sha256(lengthPrefixed([CHAIN_VERSION, 'genesis', groupId, openedOn]));
}

/** Hash of an entry over all its fields and the hash of the one before. */
export function entryHash(entry: UnsealedEntry, sha256: Sha256): string {
  return sha256(sealedText(entry));
}

/** What is hashed of an entry: equal for equal entries, different for different ones. */
export function sealedText(entry: UnsealedEntry): string {
  const fields: CanonicalField[] = [
    CHAIN_VERSION,
    'entry',
    entry.groupId,
    entry.seq,
    entry.kind,
    entry.idemKey,
    entry.inputHash,
    entry.effectiveDate,
    entry.recordedAt,
    entry.actor,
    entry.memberId,
    entry.receiptNo,
    entry.reversesSeq,
    entry.approvers.length,
    ...entry.approvers,
    entry.postings.length,
  ];
  for (const { account, accountSeq, amount, balanceAfter } of entry.postings) {
    fields.push(account, amount, accountSeq, balanceAfter);
  }
  fields.push(entry.months.length);
  for (const { amount, month } of entry.months) fields.push(month, amount);
  fields.push(canonicalJson(entry.facts), entry.prevHash);
  return lengthPrefixed(fields);
}

/** Hash of what a command asks for, without when it was tried: the same key must ask the same. */
export function inputHash(command: LedgerCommand, sha256: Sha256): string {
  const { at: _at, groupId: _groupId, idemKey: _idemKey, policy: _policy, ...input } = command;
  return sha256(lengthPrefixed([CHAIN_VERSION, 'input', canonicalJson(input)]));
}
