import { policyOf } from '../../../domain/groups/money-limits.ts';
import type { LedgerCommand } from '../../../domain/ledger/ledger-command.ts';
import type { GroupMoneyDraft } from './group-money-draft.ts';

type Asked = Pick<
  GroupMoneyDraft,
  'amount' | 'category' | 'channel' | 'group' | 'kind' | 'slip' | 'takesTwo'
> & { memberId: string | null };

/** What is to be recorded, as the ledger is asked for it; one key a dialogue, however it goes. */
export function groupMoneyCommand(
  asked: Asked,
  by: { actor: string; approvers: readonly string[]; at: number; runId: string },
): LedgerCommand {
  const { amount, category, channel, group, kind, memberId, slip, takesTwo } = asked;
  const base = {
    groupId: group.groupId,
    idemKey: `flow:${by.runId}:confirm`,
    actor: by.actor,
    approvers: by.approvers,
    at: by.at,
    amount,
    policy: { ...policyOf(group.rules), ...(takesTwo && { approversMin: 1 }) },
  };
  switch (kind) {
    case 'fine':
    case 'entrance-fee':
      return { ...base, kind, channel, memberId: memberId ?? '' };
    case 'bank-interest':
    case 'other-income':
      return { ...base, kind, channel, memberId: null };
    case 'expense':
      return { ...base, kind, channel, category: category ?? 'other', memberId: null };
    case 'bank-pay-in':
    case 'bank-take-out':
      return { ...base, kind, memberId: null, ...(slip !== null && { slip }) };
  }
}
