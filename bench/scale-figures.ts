import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadLexicon } from '../src/adapters/lexicon/load-lexicon.ts';
import type { Core } from '../src/composition/core.ts';
import { createInterpreter } from '../src/conversation/interpreter/index.ts';
import { BENCH_KEY } from './lib/bench-world.ts';
import {
  GROUP_MEMBERS,
  manyMembers,
  scaleGroup,
  scaleMember,
  scaleMonth,
  type Scale,
} from './lib/many-members.ts';
import { newEmptyPlace } from './lib/places.ts';

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
/** A start is short: one more or less that something else disturbs must not decide. */
const STARTS = 7;
const SENTENCES = path('../test/fixtures/interpreter/');
const TODAY = '2026-11-05';
const RUNS = 3;
const READS = 2_000;
/** 20,020 members and one year: 240 thousand entries. */
const SMALL: Scale = { groups: 143, months: 12, every: 1, others: 12 };
/**
 * 1,000,020 members. Those whose savings are read, of each 53rd group, have ten years of entries, the
 * rest six months: 8.2 million entries, of 120 million that would not fit. So trees are as deep, and
 * histories as long, as where everybody has ten years.
 */
const LARGE: Scale = { groups: 7_143, months: 120, every: 53, others: 6 };
/** A prime, so that one read lies far from the last. */
const STRIDE = 7_919;

/** What a balance and a month's receipts cost where there is much, to where there is little. */
export async function balanceScaleRatio(): Promise<number[]> {
  const small = await costs(SMALL);
  const large = await costs(LARGE);
  return small.map((cost, run) => (large[run] ?? Number.NaN) / cost);
}

async function costs(scale: Scale): Promise<number[]> {
  const begun = performance.now();
  const { core, place } = await manyMembers(scale);
  const filled = (performance.now() - begun) / 1000;
  const runs: number[] = [];
  await readAll(core, scale);
  for (let run = 0; run < RUNS; run += 1) {
    const { user, system } = process.cpuUsage();
    await readAll(core, scale);
    const spent = process.cpuUsage({ user, system });
    runs.push((spent.user + spent.system) / READS);
  }
  await core.store.close();
  await place.remove();
  const members = scale.groups * GROUP_MEMBERS;
  process.stderr.write(
    `${members} members: ${runs.map(Math.round).join(', ')} µs; filled in ${filled.toFixed(0)} s\n`,
  );
  return runs;
}

async function readAll(core: Core, { every, groups, months }: Scale): Promise<void> {
  const { ledger } = core.uow.read;
  const year = Math.floor((months - 1) / 12) * 12;
  const measured = Math.ceil(groups / every);
  for (let read = 0; read < READS; read += 1) {
    const groupId = scaleGroup(((read * STRIDE) % measured) * every);
    const member = scaleMember((read * STRIDE) % GROUP_MEMBERS);
    await ledger.savings(groupId, member);
    await ledger.lastDeposit(groupId, member);
    await ledger.monthsPaid(groupId, member, scaleMonth(year), scaleMonth(year + 11));
    if (read % 20 > 0) continue;
    const month = scaleMonth(read % months);
    const days = { first: `${month}-01`, last: `${month}-28` };
    let entries = 0;
    for await (const _ of ledger.entriesBetween(groupId, days)) entries += 1;
    if (entries !== GROUP_MEMBERS) throw new Error(`${entries} entries in a month`);
  }
}

/** `npm run verify` over the province's demo data, embedded, with its start. */
export async function verifySeconds(): Promise<number[]> {
  const place = await newEmptyPlace('embedded');
  if (!place) throw new Error('no embedded store');
  const env = { PATH: process.env['PATH'], DATA_KEY: BENCH_KEY, ...place.env };
  const run = (script: string, args: string[]) =>
    execFileSync(process.execPath, [path(`../scripts/${script}.ts`), ...args], {
      env,
      stdio: 'pipe',
    });
  run('seed', ['--demo', 'province']);
  const runs = Array.from({ length: RUNS }, () => {
    const began = performance.now();
    run('verify', []);
    return (performance.now() - began) / 1000;
  });
  await place.remove();
  return runs;
}

/** Ms until the interpreter of a fresh process has read its first sentence. */
export async function interpretStart(): Promise<number[]> {
  const script = path('./lib/interpreter-start.ts');
  const start = (): number =>
    Number(execFileSync(process.execPath, [script], { encoding: 'utf8' }));
  start(); // Fills the cache of compiled code.
  return Array.from({ length: STARTS }, start);
}

/** Sentences read in a second of CPU, over all labelled ones, each once in each run. */
export async function interpretPerSecond(): Promise<number[]> {
  const interpreter = createInterpreter(loadLexicon(path('../locales')));
  const texts = readdirSync(SENTENCES)
    .flatMap((file) => readFileSync(`${SENTENCES}${file}`, 'utf8').split('\n'))
    .flatMap((line) => (line === '' || line.startsWith('# ') ? [] : [line.split('\t')[0] ?? '']));
  return Array.from({ length: RUNS }, () => {
    const begun = process.cpuUsage();
    for (const text of texts) interpreter.read(text, { today: TODAY });
    const { user, system } = process.cpuUsage(begun);
    return (texts.length / (user + system)) * 1_000_000;
  });
}
