import type { Entry } from '../../domain/ledger/entry.ts';

/** Locale key, below `savings.`, of what an entry is called; deposits by the savings they go to. */
export function nameOf({ facts, kind }: Entry): string {
  if (kind !== 'deposit') return `kind.${kind}`;
  return facts['target'] === 'special' ? 'kind.deposit-special' : 'kind.deposit';
}
