import type { View } from '../../conversation/view.ts';
import { UNREADABLE } from './paid-day.ts';
import { UNREADABLE_DAY } from './refused-day.ts';
import type { QuickEntry } from './quick-entry.ts';

const CHOICES = [
  { label: 'savings.deposit.button', act: { do: 'verb', verb: 'deposit' } },
] as const;

/** Why a line cannot become a card; undefined when it can. Nothing is recorded. */
export function unusableLine({ amountRefused, paidOn }: QuickEntry): View | undefined {
  if (paidOn === UNREADABLE) return { ...UNREADABLE_DAY, choices: CHOICES };
  if (amountRefused)
    return { kind: 'text', key: 'savings.deposit.amount_refused', choices: CHOICES };
  return undefined;
}
