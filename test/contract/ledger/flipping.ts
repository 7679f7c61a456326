import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/adapters/sqlite/open-sqlite-store.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import { ledgerTables } from '../../../src/stores/schema/ledger-tables.ts';
import { deposit } from '../../unit/ledger/books.ts';
import { TestLedger } from './ledger.ts';
import { readRows } from './tampering.ts';

/** `missed`: rows that are different and nothing says so; what is around the place. */
export interface Flipped {
  found: number;
  /** The byte was in no row and in no index. */
  sound: number;
  missed: string[];
}

/** Two groups with 24 months each. */
export async function fillBooks(store: RecordStore): Promise<TestLedger> {
  const ledger = await TestLedger.open(() => Promise.resolve(store), ['g1', 'g2']);
  for (const groupId of ['g1', 'g2']) {
    for (let index = 0; index < 24; index += 1) {
      const month = `202${4 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
      await ledger.post(deposit({ groupId, idemKey: `k${index}`, months: [month] }));
    }
  }
  return ledger;
}

/** All rows of the ledger as text. */
export const contentOf = async (store: RecordStore): Promise<string> =>
  JSON.stringify(await readRows(store), (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );

/** What `npm run verify` does with a store; any error is a finding, too. */
export async function look(open: () => Promise<RecordStore>, rows: string, into: Flipped) {
  let store: RecordStore | undefined;
  try {
    store = await open();
    const ledger = new TestLedger(store);
    const findings = [...((await store.faults?.()) ?? []), ...(await ledger.findings())];
    const content = findings.length > 0 ? rows : await contentOf(store);
    if (findings.length > 0) into.found += 1;
    else if (content === rows) into.sound += 1;
    else into.missed.push(differs(content, rows));
  } catch {
    into.found += 1;
  } finally {
    await store?.close().catch(() => {});
  }
}

function differs(one: string, other: string): string {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return one.slice(Math.max(0, at - 200), at + 40);
}

/** The same numbers on every run. */
export function repeatable(seed = 20_261_124): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** A file with one bit of one byte other than it was. */
export function flipBit(whole: Buffer, at: number, bit: number): Buffer {
  const bytes = Buffer.from(whole);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  return bytes;
}

/** One bit in each of so many equal stretches of a copy of the embedded file, one after the other. */
export async function flipEmbedded(flips: number): Promise<Flipped> {
  const folder = mkdtempSync(join(tmpdir(), 'sajja-flips-'));
  const [file, copy] = [join(folder, 'store.db'), join(folder, 'copy.db')];
  const options = { tables: ledgerTables, schemaVersion: 1 };
  try {
    const store = await openSqliteStore({ ...options, file });
    await fillBooks(store);
    const rows = await contentOf(store);
    await store.close();
    copyFileSync(file, copy);
    const open = () => openSqliteStore({ ...options, file: copy, readOnly: true });
    const flipped: Flipped = { found: 0, sound: 0, missed: [] };
    await look(open, rows, flipped);
    if (flipped.sound !== 1) throw new Error('an untouched copy is not sound');
    flipped.sound = 0;
    const whole = readFileSync(file);
    const random = repeatable();
    const stretch = whole.length / flips;
    for (let flip = 0; flip < flips; flip += 1) {
      const at = Math.min(whole.length - 1, Math.floor(flip * stretch + random(stretch)));
      for (const suffix of ['-wal', '-shm']) rmSync(copy + suffix, { force: true });
      writeFileSync(copy, flipBit(whole, at, random(8)));
      await look(open, rows, flipped);
    }
    return flipped;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
