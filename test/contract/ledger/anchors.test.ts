import { mkdtempSync, readFileSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createAnchorFile } from '../../../src/adapters/anchors/anchor-file.ts';
import { createSealer } from '../../../src/adapters/crypto/node-sealer.ts';
import type { LedgerCommand } from '../../../src/domain/ledger/ledger-command.ts';
import { compareFiles } from '../../../scripts/lib/compare-files.ts';
import { describeStores } from '../../support/stores.ts';
import { deposit, NOON } from '../../unit/ledger/books.ts';
import { ledgersOf, type TestLedger } from './ledger.ts';

const sealer = createSealer(new Uint8Array(32).fill(3));
const MONTHS = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];
/** Six deposits, in this order. */
const HISTORY = MONTHS.map((month, index) =>
  deposit({ idemKey: `k${index + 1}`, months: [month] }),
);
const at = (index: number) => HISTORY[index]!;

/** What whoever owns the store and has this program could make of it: each sound in itself. */
const rewritten: [string, readonly LedgerCommand[], string][] = [
  ['the tail cut', HISTORY.slice(0, 4), 'g1 6 I6 entry'],
  ['everything but one cut', HISTORY.slice(0, 1), 'g1 3 I6 entry'],
  ['an entry deleted', HISTORY.toSpliced(3, 1), 'g1 6 I6 entry'],
  [
    'an entry deleted and one made up',
    [...HISTORY.toSpliced(3, 1), deposit({ idemKey: 'k9', months: ['2026-12'] })],
    'g1 6 I11 hash',
  ],
  ['an entry edited', HISTORY.with(3, { ...at(3), amount: 9_900n }), 'g1 6 I11 hash'],
  ['two entries in each other’s place', HISTORY.with(1, at(2)).with(2, at(1)), 'g1 3 I11 hash'],
  ['an early entry edited', HISTORY.with(0, { ...at(0), memberId: 'm2' }), 'g1 1 I11 hash'],
  [
    'an entry put in before',
    [deposit({ idemKey: 'k0', months: ['2026-05'] }), ...HISTORY],
    'g1 1 I11 hash',
  ],
  [
    'the whole made anew',
    HISTORY.map((command) => ({ ...command, actor: 'treasurer9' })),
    'g1 1 I11 hash',
  ],
];

describeStores((_, openStore) => {
  const openLedger = ledgersOf(openStore);
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sajja-anchors-'));
    file = join(folder, 'kept', 'anchors.jsonl');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function filled(history: readonly LedgerCommand[]): Promise<TestLedger> {
    const ledger = await openLedger(['g1', 'g2']);
    for (const command of history) expect((await ledger.post(command)).kind).toBe('posted');
    await ledger.post(deposit({ groupId: 'g2' }));
    expect(await ledger.findings()).toEqual([]);
    return ledger;
  }

  /** Anchors after entries 1, 3 and 6 of g1, and after that of g2. */
  async function anchored(): Promise<void> {
    const ledger = await openLedger(['g1', 'g2']);
    const log = createAnchorFile(file, sealer);
    await ledger.post(deposit({ groupId: 'g2' }));
    const anchor = async (groupId: string) => {
      const { seq = 0, hash = '' } = (await ledger.read.head(groupId)) ?? {};
      return { groupId, seq, hash, at: NOON + seq };
    };
    for (const [index, command] of HISTORY.entries()) {
      await ledger.post(command);
      if (index === 0) await log.append([await anchor('g1'), await anchor('g2')]);
      if (index === 2 || index === 5) await log.append([await anchor('g1')]);
    }
    expect(await found(ledger)).toEqual([]);
    await ledger.store.close();
  }

  async function found({ store }: TestLedger): Promise<string[]> {
    const { findings } = await compareFiles({ store, sealer }, [file]);
    return findings.map(({ groupId, seq, invariant, field }) =>
      [groupId, seq, invariant, field].filter((part) => part !== null).join(' '),
    );
  }

  test.each(rewritten)('found, though sound in itself: %s', async (_kind, history, expected) => {
    await anchored();
    expect(await found(await filled(history))).toEqual([expected]);
  });

  test('found: a whole group gone, and the file itself gone', async () => {
    await anchored();
    const ledger = await openLedger(['g2']);
    await ledger.post(deposit({ groupId: 'g2' }));
    expect(await found(ledger)).toEqual(['g1 1 I6 entry']);
    rmSync(file);
    expect(await found(ledger)).toEqual(['- I11 anchor-file']);
  });

  test.each<[string, (lines: string[]) => string[], string[]]>([
    [
      'a line edited',
      (lines) => lines.with(2, lines[2]!.replace('"seq":3', '"seq":2')),
      ['g1 2 I11 anchor-file[3]', 'g1 2 I11 hash'],
    ],
    [
      'the last line edited',
      (lines) => lines.with(3, lines[3]!.replace('"seq":6', '"seq":5')),
      ['g1 5 I11 anchor-file[4]', 'g1 5 I11 hash'],
    ],
    ['a line removed', (lines) => lines.toSpliced(1, 1), ['g1 3 I11 anchor-file[2]']],
    ['the first line removed', (lines) => lines.slice(1), ['g2 1 I11 anchor-file[1]']],
    [
      'lines in each other’s place',
      (lines) => lines.with(2, lines[3]!).with(3, lines[2]!),
      ['g1 6 I11 anchor-file[3]', 'g1 3 I11 anchor-file[4]'],
    ],
    ['a line twice', (lines) => [...lines, lines[3]!], ['g1 6 I11 anchor-file[5]']],
    [
      'a line turned into something else',
      (lines) => lines.with(1, 'x'),
      ['g1 3 I11 anchor-file[3]'],
    ],
  ])('found in the file: %s', async (_kind, edit, expected) => {
    await anchored();
    const ledger = await filled(HISTORY);
    expect(await found(ledger)).toEqual([]);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    writeFileSync(file, `${edit(lines).join('\n')}\n`);
    expect(await found(ledger)).toEqual(expected);
  });

  test('a write that a crash cut off is passed over, and the next one begins anew', async () => {
    await anchored();
    const ledger = await filled(HISTORY);
    appendFileSync(file, '{"v":1,"at":"2026-');
    const { seq = 0, hash = '' } = (await ledger.read.head('g2')) ?? {};
    const log = createAnchorFile(file, sealer);
    expect((await log.last()).get('g1')).toMatchObject({ seq: 6 });
    await log.append([{ groupId: 'g2', seq, hash, at: NOON }]);
    await createAnchorFile(file, sealer).append([{ groupId: 'g2', seq, hash, at: NOON + 1 }]);
    await log.append([{ groupId: 'g2', seq, hash, at: NOON + 2 }]);
    const { findings, lines, unreadable } = await compareFiles({ store: ledger.store, sealer }, [
      file,
    ]);
    expect({ findings, lines, unreadable }).toEqual({ findings: [], lines: 7, unreadable: 1 });
  });
});
