import { verbChoice } from '../../conversation/choices.ts';
import type { Feature } from '../../conversation/feature.ts';
import { anchorsJob } from './anchors.job.ts';
import { checkBooksJob } from './check-books.job.ts';
import { dayTotalsJob } from './day-totals.job.ts';
import { compareDigits, digitsShortcut, isWitness, showDigits } from './show-digits.ts';

/** What makes the past of the books hard to change unseen: they are recomputed, and people see it. */
export const witnessFeature: Feature = {
  name: 'witness',
  jobs: [anchorsJob, checkBooksJob, dayTotalsJob],
  anywhere: [digitsShortcut],
  verbs: { 'witness.now': showDigits, 'witness.at': compareDigits },
  menu: [{ order: 38, concerns: isWitness, choice: verbChoice('witness.button', 'witness.now') }],
};
