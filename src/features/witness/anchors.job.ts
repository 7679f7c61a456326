import type { Job } from '../../conversation/job.ts';
import { anchorHeads } from './anchor-heads.ts';

/**
 * Keeps the ends of all chains in a file outside the store (`ANCHOR_FILE`), a group at most every
 * ten minutes. Every instance writes its own file, so no lease is needed.
 */
export const anchorsJob: Job = {
  name: 'anchors',
  schedule: '* * * * *',
  upkeep: true,
  async run(deps, { at, dryRun }) {
    return deps.anchors ? anchorHeads(deps, { log: deps.anchors, at, dryRun }) : [];
  },
};
