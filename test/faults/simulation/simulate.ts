import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/adapters/sqlite/open-sqlite-store.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import { CATALOGUE, SCHEMA_VERSION } from '../../../src/stores/schema/catalogue.ts';
import { numbersFrom } from '../../support/dice.ts';
import type { Disk } from './sim-process.ts';
import { SimWorld, type Simulated } from './sim-world.ts';

/** No power is cut here, so nothing has to reach a disk. */
const IN_MEMORY = '/dev/shm';

/** One world from one seed: people, LINE, a process that dies, a clock of its own; then calm, and all is settled. */
export async function simulate(seed: number, steps: number): Promise<Simulated> {
  const folder = mkdtempSync(join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'sajja-sim-'));
  const file = join(folder, 'sajja.sqlite');
  const tables = CATALOGUE;
  try {
    return await lived(seed, steps, {
      open: (now) => openSqliteStore({ file, tables, schemaVersion: SCHEMA_VERSION, now }),
      close: (store) => store.close(),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same world on a store that outlives its processes, as a server does; it is empty at first. */
export const simulateOn = (store: RecordStore, seed: number, steps: number): Promise<Simulated> =>
  lived(seed, steps, { open: async () => store, close: async () => undefined });

async function lived(seed: number, steps: number, disk: Disk): Promise<Simulated> {
  const realRandom = Math.random;
  const world = new SimWorld(seed, disk);
  // Jitter of what asks no port. Not the world's dice: a driver throws them whenever it likes.
  Math.random = numbersFrom(seed);
  try {
    return await world.run(steps);
  } finally {
    Math.random = realRandom;
  }
}
