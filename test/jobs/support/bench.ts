import { createIds } from '../../../src/adapters/crypto/node-ids.ts';
import { createSealer } from '../../../src/adapters/crypto/node-sealer.ts';
import { sha256 } from '../../../src/adapters/crypto/sha256.ts';
import { loadTranslator } from '../../../src/adapters/i18n/translator.ts';
import { createRenderer } from '../../../src/adapters/line/renderer.ts';
import type { JobDeps } from '../../../src/conversation/job.ts';
import { STANDARD_CHART } from '../../../src/domain/ledger/chart.ts';
import { StoreUnavailableError } from '../../../src/ports/records/errors.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import type { UnitOfWork } from '../../../src/ports/stores/stores.ts';
import { CATALOGUE } from '../../../src/stores/schema/catalogue.ts';
import { createUnitOfWork } from '../../../src/stores/unit-of-work.ts';
import type { OpenStore } from '../../support/stores.ts';
import { FakeLine } from './fake-line.ts';

export const sealer = createSealer(new Uint8Array(32).fill(7));
export const ids = createIds();
export const renderer = createRenderer({
  translator: loadTranslator('locales'),
  templatesDir: 'flex-templates',
  sealer,
});

/** A process that was killed at a named point: like a store that is gone, it ends everything. */
export class Killed extends StoreUnavailableError {}

export interface Bench {
  store: RecordStore;
  uow: UnitOfWork;
  line: FakeLine;
  /** Dependencies of a job; `clock.ms` moves business and store time alike. */
  deps: JobDeps;
  clock: { ms: number };
  /** Points passed since the last reset. */
  passed: string[];
  /** Throws at the n-th point from now (0 is the next one); Infinity never. */
  killAt(point: number): void;
  close(): Promise<void>;
}

export async function openBench(openStore: OpenStore, now: number): Promise<Bench> {
  const store = await openStore({ tables: CATALOGUE });
  const rules = { sha256, chart: STANDARD_CHART };
  const uow = createUnitOfWork(store, { sealer, rules });
  const line = new FakeLine();
  const clock = { ms: now };
  const passed: string[] = [];
  let left = Infinity;
  const deps: JobDeps = {
    uow,
    messenger: line,
    renderer,
    ids,
    sealer,
    clock: { now: () => clock.ms },
    storeNow: () => clock.ms,
    limits: { commandsPerMinute: 0, receiptReservePercent: 20 },
    at(point) {
      passed.push(point);
      if (left === 0) {
        left = Infinity;
        throw new Killed(point);
      }
      left -= 1;
    },
  };
  const killAt = (point: number) => {
    left = point;
    passed.length = 0;
  };
  return { store, uow, line, deps, clock, passed, killAt, close: () => store.close() };
}
