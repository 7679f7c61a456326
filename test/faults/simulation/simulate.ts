import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimWorld, type Simulated } from './sim-world.ts';

/** No power is cut here, so nothing has to reach a disk. */
const IN_MEMORY = '/dev/shm';

/** One world from one seed: people, LINE, a process that dies, a clock of its own; then calm, and all is settled. */
export async function simulate(seed: number, steps: number): Promise<Simulated> {
  const folder = mkdtempSync(join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'sajja-sim-'));
  const realRandom = Math.random;
  const world = new SimWorld(seed, join(folder, 'sajja.sqlite'));
  // Jitter of what asks no port.
  Math.random = world.chance.dice;
  try {
    return await world.run(steps);
  } finally {
    Math.random = realRandom;
    rmSync(folder, { recursive: true, force: true });
  }
}
