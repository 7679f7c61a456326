import { extendChart, type AccountKind } from './chart.ts';
import type { LedgerHead } from './ledger-head.ts';
import type { LedgerRules } from './ledger-state.ts';

type Own = Pick<LedgerHead, 'ownAccounts'>;

/** The rules as they hold for one group: with the accounts that it has beside everybody's. */
export function groupRules<R extends Pick<LedgerRules, 'chart'>>(rules: R, head: Own): R {
  const own = soundAccounts(head);
  return own.length === 0 ? rules : { ...rules, chart: extendChart(rules.chart, own) };
}

/** A group's own accounts; what an edit by hand has made of others counts as none of them. */
function soundAccounts({ ownAccounts }: Own): readonly AccountKind[] {
  return Array.isArray(ownAccounts) ? ownAccounts.filter(isSound) : [];
}

/** True for a head without accounts of its own, or with sound ones only. */
export const hasSoundChart = (head: Own): boolean =>
  head.ownAccounts === null || soundAccounts(head).length === head.ownAccounts.length;

function isSound(account: Partial<AccountKind> | null): boolean {
  return (
    typeof account?.type === 'string' &&
    typeof account.perMember === 'boolean' &&
    typeof account.mayBeNegative === 'boolean' &&
    (account.normalSide === 'debit' || account.normalSide === 'credit')
  );
}
