import { bareMongo } from './lib/bare-mongo.ts';
import { bareSqlite } from './lib/bare-sqlite.ts';
import { depositsPerSecond } from './lib/deposit-load.ts';
import { LEDGER_GROUPS, openLedgers } from './lib/ledger-world.ts';
import { newEmptyPlace, type Kind } from './lib/places.ts';

const RUNS = 3;
const WRITERS = 8;
const SECONDS = 6;
const WARM_UP_SECONDS = 2;

/** Deposits through the ledger, many groups at once, to the bare driver's one by one into the same tables. */
export async function ledgerRatio(kind: Kind): Promise<number[] | undefined> {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const place = await newEmptyPlace(kind);
    if (!place) return undefined;
    const core = await openLedgers(place.env);
    const load = { writers: WRITERS, groups: LEDGER_GROUPS, seconds: SECONDS };
    const ours = await depositsPerSecond(core, { ...load, warmUpSeconds: WARM_UP_SECONDS });
    await core.store.close();
    const bare =
      kind === 'embedded'
        ? bareSqlite(place.env, SECONDS)
        : await bareMongo(place.env['MONGODB_URI'] ?? '', { writers: WRITERS, seconds: SECONDS });
    await place.remove();
    tell(kind, ours, bare);
    runs.push(ours / bare);
  }
  return runs;
}

/** Eight writers of one group, whose commands share transactions, to one writer with one command in each. */
export async function hotGroupRatio(): Promise<number[] | undefined> {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const place = await newEmptyPlace('mongodb');
    if (!place) return undefined;
    const core = await openLedgers(place.env);
    const load = { groups: 1, seconds: SECONDS, warmUpSeconds: WARM_UP_SECONDS };
    const one = await depositsPerSecond(core, { ...load, writers: 1 });
    const eight = await depositsPerSecond(core, { ...load, writers: WRITERS, firstGroup: 1 });
    await core.store.close();
    await place.remove();
    tell('hot group', eight, one);
    runs.push(eight / one);
  }
  return runs;
}

function tell(what: string, ours: number, baseline: number): void {
  process.stderr.write(`${what}: ${ours.toFixed(0)}/s to ${baseline.toFixed(0)}/s\n`);
}
