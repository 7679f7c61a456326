import { policyOf } from '../../../domain/groups/money-limits.ts';
import type { SpecialWithdrawalCommand } from '../../../domain/ledger/ledger-command.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';

/** Everything that is paid out, by whom, and who agreed. */
export interface Withdrawal {
  group: Group;
  /** The dialogue that asked for it: one withdrawal, however it goes. */
  runId: string;
  memberId: string;
  amount: bigint;
  channel: 'cash' | 'transfer';
  /** The treasurer's person id. */
  actor: string;
  approvers: readonly string[];
  /** How many have to agree, the member included. */
  needed: number;
  at: number;
}

/** A withdrawal as the ledger is asked for it. Asked, refused or recorded: always under one key. */
export function withdrawalCommand(asked: Withdrawal): SpecialWithdrawalCommand {
  const { actor, amount, approvers, at, channel, group, memberId, needed, runId } = asked;
  return {
    kind: 'special-withdrawal',
    groupId: group.groupId,
    idemKey: `flow:${runId}:confirm`,
    actor,
    approvers,
    at,
    memberId,
    amount,
    channel,
    policy: { ...policyOf(group.rules), approversMin: needed },
  };
}
