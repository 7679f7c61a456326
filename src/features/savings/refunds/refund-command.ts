import { policyOf } from '../../../domain/groups/money-limits.ts';
import type { RefundCommand } from '../../../domain/ledger/ledger-command.ts';
import { satangFromText } from '../../../domain/money.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { RefundPayload } from './refund-data.ts';

/** A refund as the ledger is asked for it; one key a dialogue, however it goes. */
export function refundCommand(
  group: Group,
  { channel, memberId, pledge, reason, runId, shares, special }: Omit<RefundPayload, 'agreed'>,
  by: { actor: string; approvers: readonly string[]; needed: number; at: number },
): RefundCommand {
  return {
    kind: 'refund',
    groupId: group.groupId,
    idemKey: `flow:${runId}:confirm`,
    actor: by.actor,
    approvers: by.approvers,
    at: by.at,
    memberId,
    reason,
    pledge: satangFromText(pledge),
    special: satangFromText(special),
    channel,
    shares,
    policy: { ...policyOf(group.rules), approversMin: by.needed },
  };
}
