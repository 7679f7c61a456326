import type { Feature } from '../../conversation/feature.ts';
import { checkBooksJob } from './check-books.job.ts';

/** What makes the past of the books hard to change unseen: they are recomputed, and people see it. */
export const witnessFeature: Feature = { name: 'witness', jobs: [checkBooksJob] };
