import { freezeBooks, whyOf } from '../../conversation/books/freeze-books.ts';
import type { JobDeps, JobLine } from '../../conversation/job.ts';
import type { LedgerHead } from '../../domain/ledger/ledger-head.ts';
import type { Anchor, AnchorLog } from '../../ports/anchor-log.ts';
import { ANCHOR_EVERY_MS, HEADS_PER_PAGE } from './limits.ts';

export interface Anchoring {
  log: AnchorLog;
  at: number;
  /** Ends that changed since are written again after this long; 0: at once. */
  everyMs?: number;
  dryRun?: boolean;
}

/**
 * Writes the end of each chain that moved since it was last written. One that has lost or changed
 * what was written is frozen and not written: the log keeps what it saw.
 */
export async function anchorHeads(
  deps: JobDeps,
  { log, at, everyMs = ANCHOR_EVERY_MS, dryRun = false }: Anchoring,
): Promise<JobLine[]> {
  const last = await log.last();
  const lines: JobLine[] = [];
  const moved: Anchor[] = [];
  for await (const head of heads(deps)) {
    const before = last.get(head.groupId);
    if (before?.seq === head.seq && before.hash === head.hash) continue;
    if (before && !(await contains(deps, head, before))) {
      lines.push(await disagree(deps, before, dryRun));
    } else if (!before || Math.abs(at - before.at) >= everyMs) {
      const { groupId, hash, seq } = head;
      moved.push({ groupId, seq, hash, at });
    }
  }
  if (!dryRun && moved.length > 0) await log.append(moved);
  return [...lines, ...moved.map(({ groupId, seq }) => ({ what: 'anchor', groupId, seq }))];
}

/** Books that were posted to since are those that were written down then. */
async function contains({ uow }: JobDeps, head: LedgerHead, before: Anchor): Promise<boolean> {
  if (head.seq <= before.seq) return false;
  const entry = await uow.read.ledger.entry(head.groupId, before.seq);
  return entry?.hash === before.hash;
}

async function disagree(deps: JobDeps, before: Anchor, dryRun: boolean): Promise<JobLine> {
  const { groupId, seq } = before;
  const what = 'I11: is not what the anchor file says; npm run verify compares them';
  const fault = { groupId, seq, field: 'hash', what };
  const line = { groupId, seq, why: whyOf(fault) };
  if (dryRun) return { what: 'differs', ...line };
  const froze = await deps.uow.transact((stores) => freezeBooks(deps, stores, fault, 'anchors'));
  if (froze) deps.alarm?.('books frozen', { group: groupId, reason: whyOf(fault) });
  return { what: froze ? 'frozen' : 'frozen-before', ...line };
}

async function* heads({ uow }: JobDeps): AsyncGenerator<LedgerHead> {
  let after: string | undefined;
  for (;;) {
    const page = await uow.read.ledger.heads(after, HEADS_PER_PAGE);
    yield* page.filter(({ seq }) => seq > 0);
    after = page.at(-1)?.groupId;
    if (after === undefined) return;
  }
}
