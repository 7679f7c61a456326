import { eachApart } from '../../conversation/each-apart.ts';
import type { Job, JobLine } from '../../conversation/job.ts';
import { enqueueNotice } from '../../conversation/turn/enqueue.ts';
import { levelAbove } from './levels.ts';
import { sendUp } from './send-up.ts';

const BATCH = 100;

/**
 * A complaint that nobody has answered in time goes to the office above, or before the province
 * again. Each step compares what it has read, so any number of ticks have one effect.
 */
export const complaintsJob: Job = {
  name: 'complaints',
  schedule: '*/10 * * * *',
  async run(deps, { at, dryRun }) {
    const lines: JobLine[] = [];
    await eachApart(await deps.uow.read.complaints.due(at, BATCH), async (complaint) => {
      const { complaintId, level } = complaint;
      const to = levelAbove(level) ?? level;
      const went =
        dryRun ||
        (await deps.uow.transact(async (stores) => {
          const notices = await sendUp(stores, complaint, to, at);
          for (const notice of notices ?? []) {
            await enqueueNotice(deps, stores, notice, at, { leased: false });
          }
          return notices !== undefined;
        }));
      if (went) lines.push({ what: 'complaint', id: complaintId, from: level, to });
    });
    return lines;
  },
  async list(deps) {
    const open = await deps.uow.read.complaints.due(Number.MAX_SAFE_INTEGER, BATCH);
    return open.flatMap(({ complaintId: id, dueAt, level }) =>
      dueAt === null ? [] : [{ dueAt, line: { what: 'complaint', id, at: level } }],
    );
  },
};
