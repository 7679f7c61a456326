import { policyOf } from '../../domain/groups/money-limits.ts';
import { dateAt, type LocalDate, type Month } from '../../domain/bangkok-time.ts';
import type { DepositCommand } from '../../domain/ledger/ledger-command.ts';
import type { Group } from '../../ports/stores/groups-store.ts';

export const depositKey = (runId: string): string => `flow:${runId}:confirm`;

/** What is paid in, by whom and for what. */
export interface Deposit {
  group: Group;
  memberId: string;
  target: 'pledge' | 'special';
  months: readonly Month[];
  amount: bigint;
  channel: 'cash' | 'transfer';
  paidOn: LocalDate;
}

/** A deposit as the ledger is asked for it; one key a dialogue, however it goes. */
export function depositCommand(
  { amount, channel, group, memberId, months, paidOn, target }: Deposit,
  by: { runId: string; actor: string; approvers: readonly string[]; needed: number; at: number },
): DepositCommand {
  const { actor, approvers, at, needed, runId } = by;
  const policy = policyOf(group.rules);
  return {
    kind: 'deposit',
    groupId: group.groupId,
    idemKey: depositKey(runId),
    actor,
    ...(approvers.length > 0 && { approvers }),
    at,
    memberId,
    target,
    months,
    amount,
    channel,
    ...(paidOn !== dateAt(at) && { effectiveDate: paidOn }),
    policy: needed > 0 ? { ...policy, approversMin: needed } : policy,
  };
}
