import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongoForBench } from './mongo.ts';
import { fillBenchWorld } from './bench-world.ts';

export interface Place {
  env: Record<string, string>;
  remove(): Promise<void>;
}

export type Kind = 'embedded' | 'mongodb';

/** A filled store of its own; undefined where there is no MongoDB server. */
export async function newPlace(kind: Kind): Promise<Place | undefined> {
  const place = await newEmptyPlace(kind);
  if (place) await fillBenchWorld(place.env);
  return place;
}

export async function newEmptyPlace(kind: Kind): Promise<Place | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'sajja-bench-'));
  const cleanUp = (): void => rmSync(folder, { recursive: true, force: true });
  if (kind === 'embedded') {
    const env = { DATA_DIR: folder };
    return { env, remove: async () => cleanUp() };
  }
  const mongo = await mongoForBench();
  if (!mongo) {
    cleanUp();
    return undefined;
  }
  const env = { DATA_DIR: folder, MONGODB_URI: mongo.uri };
  return {
    env,
    async remove() {
      await mongo.stop();
      cleanUp();
    },
  };
}
