import type { DeliveryCategory } from '../../domain/delivery/category.ts';
import type { EndedRun, Run } from '../../ports/stores/sessions-store.ts';
import type { View } from '../view.ts';

/** What one event came to, before anything is stored. */
export interface Handled {
  run: Run | null;
  ended: readonly EndedRun[];
  say: readonly View[];
  category: DeliveryCategory;
  ref: string;
  /** A word for the funnel and the inbox. */
  outcome: string;
  /** Message id of a picture to fetch for the run. */
  fetch?: string;
}

/** Outcome of a wait that ran out for the first time. */
export const REMINDED = 'reminded';

export const silent = (run: Run | null, outcome: string): Handled => ({
  run,
  ended: [],
  say: [],
  category: 'answer',
  ref: '',
  outcome,
});
