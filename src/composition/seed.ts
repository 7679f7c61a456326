import type { Demo, DemoData, DemoGroup } from '../demo/demo-data.ts';
import { makeDemo } from '../demo/make-demo.ts';
import { dateAt, instantOf, type LocalDate } from '../domain/bangkok-time.ts';
import { sumSatang } from '../domain/money.ts';
import type { UnitOfWork } from '../ports/stores/stores.ts';
import type { Core } from './core.ts';
import { writeGroup } from './seed-group.ts';
import { GROUPS, OFFICES, PEOPLE } from './seed-sorts.ts';
import { contentOf, SEED_RUNNING, SEED_SETTING } from './store-content.ts';
import { patiently, writeInParts } from './write-parts.ts';

export interface SeedProgress {
  groupsDone: number;
  groups: number;
  entries: number;
}

export interface SeedOptions {
  demo: Demo;
  /** Bangkok day on which the demo begins; everything in it happened before. */
  today: LocalDate;
  /** Told after each group, and now and then within a large one. */
  onProgress?: (progress: SeedProgress) => void;
}

export type SeedOutcome =
  | { kind: 'seeded'; groups: number; members: number; entries: number; pledgeSatang: bigint }
  | { kind: 'not-empty' }
  /** An earlier seed ended half way: the store must be deleted first. */
  | { kind: 'interrupted-seed' }
  /** Books cannot begin after the machine's day. */
  | { kind: 'today-in-future'; latest: LocalDate };

/** Groups filled side by side: while one waits for the server, another is made. */
const GROUPS_AT_ONCE = 2;

/**
 * Fills an empty store with demo data. Not one transaction: a marker in the settings tells a store
 * that was filled half way from one that is whole.
 * @throws StoreUnavailableError
 */
export async function seedDemo(core: Core, options: SeedOptions): Promise<SeedOutcome> {
  const { demo, onProgress = () => {}, today } = options;
  const latest = dateAt(core.clock.now());
  if (today > latest) return { kind: 'today-in-future', latest };
  const refusal = await claim(core, instantOf(today));
  if (refusal) return refusal;
  const data = makeDemo(demo, today);
  await writeInParts(core.uow, data.people, PEOPLE);
  await writeInParts(core.uow, data.offices, OFFICES);
  // Before what is done side by side: groups share the running numbers of their districts.
  await writeInParts(core.uow, data.groups, GROUPS);
  const progress = { groupsDone: 0, groups: data.groups.length, entries: 0 };
  const told = (entries: number, isDone: boolean): void => {
    progress.entries += entries;
    if (isDone) progress.groupsDone += 1;
    onProgress({ ...progress });
  };
  await sideBySide(data.groups, (group) => writeGroup(core, group, told));
  const pledgeSatang = await pledgeTotal(core.uow, data);
  const done = `done ${demo} ${today}`;
  const at = instantOf(today);
  await patiently(() => core.uow.transact(({ settings }) => settings.put(SEED_SETTING, done, at)));
  return {
    kind: 'seeded',
    groups: data.groups.filter(({ group }) => group.state === 'active').length,
    members: data.memberCount,
    entries: progress.entries,
    pledgeSatang,
  };
}

/** Of two who begin at once, one finds the other's mark. */
async function claim(core: Core, at: number): Promise<SeedOutcome | undefined> {
  const content = await contentOf(core.store, core.uow.read);
  if (content.kind === 'filled') return { kind: 'not-empty' };
  if (content.kind === 'interrupted-seed') return { kind: 'interrupted-seed' };
  return core.uow.transact(async ({ settings }) => {
    if ((await settings.get(SEED_SETTING)) !== undefined) return { kind: 'interrupted-seed' };
    await settings.put(SEED_SETTING, SEED_RUNNING, at);
    return undefined;
  });
}

/** Once one group fails no further one is begun, and nothing goes on when the failure is told. */
async function sideBySide(
  groups: readonly DemoGroup[],
  work: (group: DemoGroup) => Promise<void>,
): Promise<void> {
  const queue = groups.values();
  const lane = async (): Promise<void> => {
    for (const group of queue) await work(group).catch(stop);
  };
  const stop = (error: unknown): never => {
    // Taken from the queue, so that nobody else takes them.
    for (const _ of queue);
    throw error;
  };
  const lanes = await Promise.allSettled(Array.from({ length: GROUPS_AT_ONCE }, lane));
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
}

async function pledgeTotal({ read }: UnitOfWork, { groups }: DemoData): Promise<bigint> {
  const totals: bigint[] = [];
  for (const { group, opening } of groups) {
    if (opening) totals.push(await read.ledger.total(group.groupId, 'pledge'));
  }
  return sumSatang(totals);
}
