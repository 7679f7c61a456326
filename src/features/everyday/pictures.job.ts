import { eachApart } from '../../conversation/each-apart.ts';
import type { Job, JobLine } from '../../conversation/job.ts';
import type { MediaEnd } from '../../ports/stores/media-store.ts';

const BATCH = 100;

/**
 * Removes pictures that nothing refers to any more. What refers to one says until when it does
 * (`media.keep`), in its own transaction; the time is read again in the one that removes.
 */
export const picturesJob: Job = {
  name: 'pictures',
  schedule: '10 * * * *',
  upkeep: true,
  async run(deps, { at, dryRun }) {
    const lines: JobLine[] = [];
    for (;;) {
      const due = await deps.uow.read.media.endingBy(at, BATCH);
      if (dryRun) return due.map(lineOf);
      let removed = 0;
      await eachApart(due, async (end) => {
        const { mediaId } = end;
        if (!(await deps.uow.transact(({ media }) => media.removeEnded(mediaId, at)))) return;
        removed += 1;
        lines.push(lineOf(end));
        deps.at('picture:removed');
      });
      if (due.length < BATCH || removed === 0) return lines;
    }
  },
  async list(deps) {
    const coming = await deps.uow.read.media.endingBy(Number.MAX_SAFE_INTEGER, BATCH);
    return coming.map((end) => ({ dueAt: end.endsAt, line: lineOf(end) }));
  },
};

const lineOf = ({ mediaId }: MediaEnd): JobLine => ({ what: 'picture', picture: mediaId });
