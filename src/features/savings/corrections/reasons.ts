import type { Entry } from '../../../domain/ledger/entry.ts';
import type { ReversalReason } from '../../../domain/ledger/ledger-command.ts';

/** What can be wrong with an entry of a kind: whose it is, how much, for which months, whether at all. */
const FITTING: Readonly<Record<string, readonly ReversalReason[]>> = {
  deposit: ['wrong-member', 'wrong-amount', 'wrong-month', 'twice', 'not-paid'],
  'entrance-fee': ['wrong-member', 'wrong-amount', 'twice', 'not-paid'],
  fine: ['wrong-member', 'wrong-amount', 'twice', 'not-paid'],
  'special-withdrawal': ['wrong-member', 'wrong-amount', 'twice', 'not-paid'],
  'opening-balance': ['wrong-member', 'wrong-amount', 'twice'],
  refund: ['wrong-member', 'not-paid'],
  'bank-interest': ['wrong-amount', 'twice', 'not-paid'],
  'other-income': ['wrong-amount', 'twice', 'not-paid'],
  expense: ['wrong-amount', 'twice', 'not-paid'],
  'bank-pay-in': ['wrong-amount', 'twice', 'not-paid'],
  'bank-take-out': ['wrong-amount', 'twice', 'not-paid'],
  suspense: ['wrong-amount', 'twice'],
  reversal: [],
};

const PAID_OUT: readonly string[] = ['special-withdrawal', 'refund', 'expense'];
const MOVED: readonly string[] = ['bank-pay-in', 'bank-take-out'];

/** The reasons to choose from for this entry; any other is typed. */
export function reasonsFor({ facts, kind, memberId }: Entry): readonly ReversalReason[] {
  return (FITTING[kind] ?? []).filter((reason) => {
    if (reason === 'wrong-member') return memberId !== null;
    return reason !== 'wrong-month' || facts['target'] !== 'special';
  });
}

/** Locale key, below `savings.correction.reason.`: money that went out was not received but paid. */
export function reasonLabel(reason: ReversalReason, { kind }: Entry): string {
  if (reason !== 'not-paid') return reason;
  if (PAID_OUT.includes(kind)) return 'not-paid-out';
  return MOVED.includes(kind) ? 'not-moved' : reason;
}
