import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createAnchorFile } from '../../src/adapters/anchors/anchor-file.ts';
import type { JobDeps } from '../../src/conversation/job.ts';
import { anchorHeads } from '../../src/features/witness/anchor-heads.ts';
import { anchorsJob } from '../../src/features/witness/anchors.job.ts';
import { ledgerHeads } from '../../src/stores/schema/ledger-tables.ts';
import { describeStores } from '../support/stores.ts';
import { openBench, sealer, type Bench } from './support/bench.ts';
import { addGroup } from './support/village.ts';

const NOON = Date.parse('2026-11-24T12:00:00+07:00');
const MINUTE_MS = 60_000;

describeStores((_name, openStore) => {
  let bench: Bench;
  let folder: string;
  let file: string;
  let deps: JobDeps;
  beforeEach(async () => {
    bench = await openBench(openStore, NOON);
    folder = mkdtempSync(join(tmpdir(), 'sajja-anchors-'));
    file = join(folder, 'anchors.jsonl');
    deps = { ...bench.deps, anchors: createAnchorFile(file, sealer) };
    for (const groupId of ['g1', 'g2', 'g3']) await addGroup(bench.uow, groupId);
  });
  afterEach(async () => {
    await bench.close();
    rmSync(folder, { recursive: true });
  });

  const run = (minutes: number, dryRun = false) =>
    anchorsJob.run(deps, { at: NOON + minutes * MINUTE_MS, dryRun });
  const lines = (): { group: string; seq: number; hash: string; at: string }[] =>
    readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  const deposit = (groupId: string, key: string) =>
    bench.uow.transact(({ ledger }) =>
      ledger.post({
        kind: 'deposit',
        groupId,
        idemKey: key,
        actor: 'p1',
        memberId: 'm1',
        target: 'special',
        months: [],
        amount: 10_000n,
        channel: 'cash',
        at: NOON,
      }),
    );

  test('an end that moved is written, at most every ten minutes, at a stop at once; nothing else', async () => {
    expect(await run(0)).toEqual([]);
    await deposit('g1', 'k1');
    await deposit('g2', 'k1');
    expect(await run(0, true)).toHaveLength(2);
    expect(await run(1)).toEqual([
      { what: 'anchor', groupId: 'g1', seq: 1 },
      { what: 'anchor', groupId: 'g2', seq: 1 },
    ]);
    expect(await run(30)).toEqual([]);
    await deposit('g1', 'k2');
    expect(await run(31)).toHaveLength(1);
    await deposit('g1', 'k3');
    expect(await run(40)).toEqual([]);
    expect(await run(41)).toHaveLength(1);
    await deposit('g1', 'k4');
    const [log, at] = [createAnchorFile(file, sealer), NOON + 42 * MINUTE_MS];
    expect(await anchorHeads(deps, { log, at, everyMs: 0 })).toHaveLength(1);
    const heads = await bench.uow.read.ledger.heads(undefined, 10);
    expect(lines().map(({ group, seq }) => `${group} ${seq}`)).toEqual([
      'g1 1',
      'g2 1',
      'g1 2',
      'g1 3',
      'g1 4',
    ]);
    expect(lines().at(-1)).toMatchObject({ hash: heads[0]?.hash, at: '2026-11-24T05:42:00.000Z' });
    expect(heads.map(({ groupId }) => groupId)).toEqual(['g1', 'g2', 'g3']);
    expect(await bench.uow.read.ledger.heads('g1', 1)).toEqual([heads[1]]);
  });

  test('books that are not those written down are frozen, and what was written stays', async () => {
    await deposit('g1', 'k1');
    await deposit('g1', 'k2');
    await deposit('g2', 'k1');
    await run(0);
    const before = readFileSync(file, 'utf8');
    const hash = (await bench.uow.read.ledger.entry('g1', 1))?.hash ?? '';
    const key = { groupId: 'g1' };
    await bench.store.updateEach(ledgerHeads, [{ key, patch: { seq: 1, hash } }]);
    const alarms: unknown[] = [];
    deps = { ...deps, alarm: (...said) => void alarms.push(said) };
    const [line, ...others] = await run(60);
    expect(line).toMatchObject({ what: 'frozen', groupId: 'g1', seq: 2 });
    expect(others).toEqual([]);
    expect(alarms).toHaveLength(1);
    expect((await bench.uow.read.ledger.head('g1'))?.state).toBe('frozen');
    expect((await bench.uow.read.ledger.head('g2'))?.state).toBe('open');
    expect(await run(61)).toMatchObject([{ what: 'frozen-before' }]);
    expect(alarms).toHaveLength(1);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('without a file there is nothing to do', async () => {
    await deposit('g1', 'k1');
    expect(await anchorsJob.run(bench.deps, { at: NOON, dryRun: false })).toEqual([]);
  });
});
