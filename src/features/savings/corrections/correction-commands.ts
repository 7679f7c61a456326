import { policyOf } from '../../../domain/groups/money-limits.ts';
import type { Entry } from '../../../domain/ledger/entry.ts';
import type { LedgerCommand } from '../../../domain/ledger/ledger-command.ts';
import type { Refused } from '../../../domain/ledger/refusal.ts';
import { satangFromText } from '../../../domain/money.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { PostResult } from '../../../ports/stores/ledger-store.ts';
import type { CorrectionPayload } from './correct-data.ts';

/** Who corrects, with whom, when, and under which keys. */
export interface CorrectedBy {
  key: string;
  actor: string;
  approvers: readonly string[];
  at: number;
}

/** The wrong entry goes, and the right one comes right after it: one thing, all or nothing. */
export function correctionCommands(
  { reason, right, seq }: Omit<CorrectionPayload, 'words'>,
  group: Group,
  { actor, approvers, at, key }: CorrectedBy,
): LedgerCommand[] {
  const both = { groupId: group.groupId, actor, approvers, at };
  const reversal = {
    ...both,
    kind: 'reversal',
    idemKey: `${key}:reversal`,
    memberId: null,
    reversesSeq: seq,
    reason,
    replaced: right !== null,
  } as const;
  if (!right) return [reversal];
  const { amount, ...rest } = right;
  const deposit = {
    ...both,
    ...rest,
    kind: 'deposit',
    idemKey: `${key}:entry`,
    amount: satangFromText(amount),
    corrects: seq,
    policy: policyOf(group.rules),
  } as const;
  return [reversal, deposit];
}

/**
 * What came of both: the refusal that says most, or the entries.
 * @throws Error when a key was used for other content: a fault of ours
 */
export function outcomesOf(
  results: readonly PostResult[],
): { kind: 'posted'; entries: Entry[] } | Refused {
  const entries: Entry[] = [];
  let refusal: Refused | undefined;
  for (const result of results) {
    if (result.kind === 'mismatch') throw new Error('a correction was changed under its key');
    const outcome = result.kind === 'replayed' ? result.outcome : result;
    if (outcome.kind === 'posted') entries.push(outcome.entry);
    else if (refusal === undefined || refusal.reason === 'together') refusal = outcome;
  }
  return refusal ?? { kind: 'posted', entries };
}
