import { parseAccount } from './account-name.ts';
import { shownBalance } from './chart.ts';
import type { DraftLine, EntryDraft } from './entry-draft.ts';
import type { LedgerCommand } from './ledger-command.ts';
import type { LedgerPolicy } from './ledger-policy.ts';
import type { LedgerRules, LedgerState } from './ledger-state.ts';
import { refused } from './refusal.ts';
import type { Refused } from './refusal.ts';

/** Refusal where an account would grow beyond the group's cap; one above it already may shrink. */
export function refuseOverCap(
  lines: readonly DraftLine[],
  state: LedgerState,
  { chart }: LedgerRules,
  policy: LedgerPolicy | undefined,
): Refused | undefined {
  for (const { account, amount } of lines) {
    const kind = parseAccount(chart, account)?.kind;
    const cap = kind && policy?.caps?.[kind.type];
    if (kind === undefined || cap === undefined) continue;
    const available = shownBalance(kind, state.account(account).balance);
    const after = available + shownBalance(kind, amount);
    if (after > cap && after > available) {
      return refused({ reason: 'over-cap', account, available, cap });
    }
  }
  return undefined;
}

/** Refusal where something would stay on an account that the entry is to empty. */
export function refuseLeftover(
  { emptied = [], lines }: EntryDraft,
  state: LedgerState,
  { chart }: LedgerRules,
): Refused | undefined {
  for (const account of emptied) {
    const moved = lines.find((line) => line.account === account)?.amount ?? 0n;
    const left = state.account(account).balance + moved;
    if (left === 0n) continue;
    const kind = parseAccount(chart, account)?.kind;
    const available = kind === undefined ? left : shownBalance(kind, left);
    return refused({ reason: 'balance-left', account, available });
  }
  return undefined;
}

/** I8: refusal where too few people besides the actor have agreed. */
export function refuseAlone(command: LedgerCommand, draft: EntryDraft): Refused | undefined {
  const { actor, approvers = [], policy } = command;
  const needed = Math.max(draft.approversMin ?? 0, policy?.approversMin ?? 0);
  const agreed = new Set(approvers.filter((one) => one !== actor));
  return agreed.size < needed ? refused({ reason: 'approvers-missing', needed }) : undefined;
}
