import type { View } from '../../conversation/view.ts';
import type { QuickEntry } from './quick-entry.ts';

const CHOICES = [
  { label: 'savings.deposit.button', act: { do: 'verb', verb: 'deposit' } },
] as const;

/** Why a line cannot become a card; undefined when it can. Nothing is recorded. */
export function unusableLine({ amountRefused }: QuickEntry): View | undefined {
  if (amountRefused)
    return { kind: 'text', key: 'savings.deposit.amount_refused', choices: CHOICES };
  return undefined;
}
