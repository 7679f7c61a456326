import { sumSatang } from '../money.ts';
import { parseAccount } from './account-name.ts';
import type { Entry, UnsealedEntry } from './entry.ts';
import { sharesFit } from './kinds/refund.ts';
import type { LedgerRules } from './ledger-state.ts';
import type { Violation } from './violation.ts';

/** Which types of account a kind of entry moves, and how many people besides the actor it needs. */
interface KindShape {
  readonly debits: readonly string[];
  readonly credits: readonly string[];
  readonly approversMin?: number;
}

const MONEY = ['cash', 'bank'];

/** The kinds as data; one that is not listed is judged by the general rules alone. */
const SHAPES: ReadonlyMap<string, KindShape> = new Map([
  ['deposit', { debits: MONEY, credits: ['pledge', 'special'] }],
  ['entrance-fee', { debits: MONEY, credits: ['fees'] }],
  ['special-withdrawal', { debits: ['special'], credits: MONEY, approversMin: 1 }],
  ['fine', { debits: MONEY, credits: ['fines'] }],
  ['bank-interest', { debits: ['bank'], credits: ['interest'] }],
  ['other-income', { debits: MONEY, credits: ['other-income'] }],
  ['expense', { debits: ['expenses'], credits: MONEY }],
  ['bank-pay-in', { debits: ['bank'], credits: ['cash'] }],
  ['bank-take-out', { debits: ['cash'], credits: ['bank'] }],
  ['refund', { debits: ['pledge', 'special'], credits: MONEY, approversMin: 1 }],
  [
    'suspense',
    { debits: [...MONEY, 'suspense'], credits: [...MONEY, 'suspense'], approversMin: 1 },
  ],
]);

/** What an entry breaks of its own kind: accounts it may not move, people who did not agree. */
export function kindViolations(
  entry: UnsealedEntry,
  rules: Pick<LedgerRules, 'chart'>,
): Violation[] {
  const found = approverViolations(entry);
  const shape = SHAPES.get(entry.kind);
  if (shape === undefined || entry.reversesSeq !== null) return found;
  if (!movesFit(entry, shape, rules)) {
    found.push({ invariant: 'I1', field: 'kind', what: 'does not move these accounts' });
  }
  const paidOut = -sumSatang(entry.postings.map(({ amount }) => amount).filter((one) => one < 0n));
  if (entry.kind === 'refund' && !sharesFit(entry.facts, paidOut)) {
    found.push({ invariant: 'I1', field: 'facts.paid', what: 'is not what was paid out' });
  }
  if (entry.approvers.length < (shape.approversMin ?? 0)) {
    found.push({ invariant: 'I8', field: 'approvers', what: 'are too few' });
  }
  return found;
}

function approverViolations({ actor, approvers }: Pick<Entry, 'actor' | 'approvers'>): Violation[] {
  const areDistinct = new Set([actor, ...approvers]).size === approvers.length + 1;
  return areDistinct
    ? []
    : [{ invariant: 'I8', field: 'approvers', what: 'name the maker, or somebody twice' }];
}

function movesFit(
  { memberId, postings }: UnsealedEntry,
  { credits, debits }: KindShape,
  { chart }: Pick<LedgerRules, 'chart'>,
): boolean {
  return postings.every(({ account, amount }) => {
    const parts = parseAccount(chart, account);
    if (parts === undefined || amount === 0n) return true;
    const isOwn = parts.memberId === null || parts.memberId === memberId;
    return isOwn && (amount > 0n ? debits : credits).includes(parts.kind.type);
  });
}
