import { freezeBooks, whyOf } from '../../conversation/books/freeze-books.ts';
import type { Job, JobDeps, JobLine } from '../../conversation/job.ts';
import { addDays, bangkokIso, dateAt, instantOf, timeOfDayAt } from '../../domain/bangkok-time.ts';
import type { BooksFinding } from '../../ports/books-checker.ts';
import { CHECK_FROM_HOUR, CHECK_LEASE_MS } from './limits.ts';

const NAME = 'check-books';

/**
 * Recomputes every book once a day, early in the morning, and freezes those that contradict
 * themselves. Ticks hourly: what a stopped bot missed is done in the next hour it runs.
 */
export const checkBooksJob: Job = {
  name: NAME,
  schedule: '40 * * * *',
  upkeep: true,
  async run(deps, { at, dryRun }) {
    if (!deps.books || !(await isDue(deps, at))) return [];
    if (dryRun) return [{ what: 'check', day: dateAt(at) }];
    if (!(await claim(deps, at))) return [];
    const lines = await checkAll(deps);
    await deps.uow.transact(({ settings }) => settings.put(NAME, dateAt(at), at));
    return lines;
  },
  async list(deps, at) {
    const setting = await deps.uow.read.settings.get(NAME);
    const [last = 'never', claimedAt] = (setting ?? 'never').split('/');
    // At it just now, or done, or too early in the day: the next is the next morning's.
    const isNow = await isDue(deps, at);
    const early = timeOfDayAt(at).hour < CHECK_FROM_HOUR && last !== dateAt(at);
    const next = instantOf(early ? dateAt(at) : addDays(dateAt(at), 1), CHECK_FROM_HOUR);
    const began = claimedAt === undefined ? {} : { began: bangkokIso(Number(claimedAt)) };
    const dueAt = isNow ? instantOf(dateAt(at), CHECK_FROM_HOUR) : next;
    return [{ dueAt, line: { what: 'check', last, ...began } }];
  },
};

/** The setting holds the day that is done, or day and time of whoever is at it. */
async function isDue(deps: JobDeps, at: number): Promise<boolean> {
  if (timeOfDayAt(at).hour < CHECK_FROM_HOUR) return false;
  return mayTake(await deps.uow.read.settings.get(NAME), at);
}

function mayTake(setting: string | undefined, at: number): boolean {
  const [day, claimedAt] = (setting ?? '').split('/');
  if (day !== dateAt(at)) return true;
  return claimedAt !== undefined && Number(claimedAt) + CHECK_LEASE_MS <= at;
}

async function claim(deps: JobDeps, at: number): Promise<boolean> {
  return deps.uow.transact(async ({ settings }) => {
    if (!mayTake(await settings.get(NAME), at)) return false;
    await settings.put(NAME, `${dateAt(at)}/${at}`, at);
    return true;
  });
}

async function checkAll(deps: JobDeps): Promise<JobLine[]> {
  const lines: JobLine[] = [];
  const total = { what: 'checked', groups: 0, entries: 0, findings: 0 };
  for await (const groupId of deps.books?.groups() ?? []) {
    const { entries, findings } = (await deps.books?.check(groupId)) ?? {
      entries: 0,
      findings: [],
    };
    total.groups += 1;
    total.entries += entries;
    total.findings += findings.length;
    const [first] = findings;
    if (first) lines.push(await freeze(deps, first, findings.length));
  }
  return [...lines, total];
}

async function freeze(deps: JobDeps, finding: BooksFinding, count: number): Promise<JobLine> {
  const { groupId, seq, field, invariant, what } = finding;
  const fault = { groupId, seq, field, what: `${invariant}: ${what}` };
  const froze = await deps.uow.transact((stores) => freezeBooks(deps, stores, fault, NAME));
  if (froze) deps.alarm?.('books frozen', { group: groupId, reason: whyOf(fault) });
  return { what: froze ? 'frozen' : 'frozen-before', groupId, findings: count, why: whyOf(fault) };
}
