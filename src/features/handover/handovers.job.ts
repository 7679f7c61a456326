import { eachApart } from '../../conversation/each-apart.ts';
import type { Job, JobDeps, JobLine } from '../../conversation/job.ts';
import { enqueueNotice } from '../../conversation/turn/enqueue.ts';
import type { Handover } from '../../ports/stores/handovers-store.ts';
import { said } from './handover.view.ts';
import { SILENCE_MS } from './limits.ts';

const BATCH = 100;

/** Ends talks that have been silent for a day, once each, with a word to both sides. */
export const handoversJob: Job = {
  name: 'handovers',
  schedule: '*/5 * * * *',
  async run(deps, { at, dryRun }) {
    const lines: JobLine[] = [];
    for (;;) {
      const due = await deps.uow.read.handovers.silentSince(at - SILENCE_MS, BATCH);
      if (dryRun) return due.map(lineOf);
      await eachApart(due, async (handover) => {
        if (await endSilent(deps, handover, at)) lines.push(lineOf(handover));
      });
      if (due.length < BATCH) return lines;
    }
  },
  async list(deps) {
    const open = await deps.uow.read.handovers.silentSince(Number.MAX_SAFE_INTEGER, BATCH);
    return open.map((handover) => ({
      dueAt: handover.lastAt + SILENCE_MS,
      line: lineOf(handover),
    }));
  },
};

const lineOf = ({ handoverId }: Handover): JobLine => ({ what: 'silent', handover: handoverId });

async function endSilent(
  deps: JobDeps,
  { handoverId, lastAt }: Handover,
  at: number,
): Promise<boolean> {
  return deps.uow.transact(async (stores) => {
    const handover = await stores.handovers.byId(handoverId);
    // Somebody may have said something since it was looked at.
    if (handover?.lastAt !== lastAt || !(await stores.handovers.close(handoverId))) return false;
    await stores.audit.add({
      auditId: deps.ids.id(),
      at,
      actor: 'system',
      verb: 'handover.end-silent',
      groupId: handover.groupId,
      ref: handoverId,
      outcome: 'done',
      reason: '',
    });
    for (const personId of [handover.askerId, handover.answererId]) {
      if (personId === null) continue;
      const views = [said('handover.ended_silent')];
      const about = { category: 'notice', ref: `handover/${handoverId}` } as const;
      const to = { kind: 'person', personId } as const;
      await enqueueNotice(deps, stores, { to, views, ...about }, at, { leased: false });
    }
    return true;
  });
}
