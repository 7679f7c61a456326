import { expect, test } from '@jest/globals';
import { sha256 } from '../../../src/adapters/crypto/sha256.ts';
import { entryHash } from '../../../src/domain/ledger/chain.ts';
import type { LedgerCommand, ReversalCommand } from '../../../src/domain/ledger/ledger-command.ts';
import { entryFromRow } from '../../../src/stores/ledger/entry-row.ts';
import { ledgerTables } from '../../../src/stores/schema/ledger-tables.ts';
import { describeStores } from '../../support/stores.ts';
import { deposit, NOON } from '../../unit/ledger/books.ts';
import { ledgersOf, TestLedger } from './ledger.ts';
import { readRows, writeRows, type LedgerRows } from './tampering.ts';

const reversal = (over: Partial<ReversalCommand> = {}): ReversalCommand => ({
  kind: 'reversal',
  groupId: 'g1',
  idemKey: 'r1',
  actor: 'treasurer1',
  approvers: ['chair1'],
  at: NOON,
  memberId: null,
  reversesSeq: 1,
  reason: 'wrong-member',
  replaced: false,
  ...over,
});
const PAIR: readonly LedgerCommand[] = [
  reversal({ replaced: true }),
  deposit({ idemKey: 'r2', memberId: 'm2', approvers: ['chair1'], corrects: 1 }),
];
const NOVEMBER = ['2026-11', '2026-11'] as const;

describeStores((_name, openStore) => {
  const open = ledgersOf(openStore);
  const together = (ledger: TestLedger, commands = PAIR) =>
    ledger.transact((writer) => writer.postTogether('g1', commands));

  test('an entry and its reversal know of each other; balance and months are as before both', async () => {
    const ledger = await open();
    await ledger.post(deposit());
    expect(await ledger.read.reversalOf('g1', 1)).toBeUndefined();
    await ledger.post(reversal());
    expect(await ledger.read.reversalOf('g1', 1)).toMatchObject({ seq: 2, reversesSeq: 1 });
    expect(await ledger.read.reversalOf('g2', 1)).toBeUndefined();
    expect(await ledger.read.savings('g1', 'm1')).toEqual({ pledge: 0n, special: 0n });
    expect(await ledger.read.monthsPaid('g1', 'm1', ...NOVEMBER)).toEqual([]);
    expect(await ledger.read.lastDeposit('g1', 'm1')).toBeUndefined();
    const like = { amount: 10_000n, target: 'pledge', day: '2026-11-05' } as const;
    expect(await ledger.read.similarDeposits('g1', 'm1', like)).toEqual([]);
    expect(await ledger.findings()).toEqual([]);
  });

  test('judged together is what posting both would come to; nothing is written', async () => {
    const ledger = await open();
    await ledger.post(deposit());
    const judge = (commands = PAIR) =>
      ledger.transact((writer) => writer.judgeTogether('g1', commands));
    expect((await judge()).map(({ kind }) => kind)).toEqual(['posted', 'posted']);
    expect(await ledger.read.head('g1')).toMatchObject({ seq: 1 });
    await together(ledger);
    expect((await judge()).map(({ kind }) => kind)).toEqual(['replayed', 'replayed']);
    const again = PAIR.map((command, at) => ({ ...command, idemKey: `again:${at}` }));
    expect(await judge(again)).toMatchObject([
      { kind: 'refused', reason: 'already-reversed' },
      { kind: 'refused', reason: 'together' },
    ]);
    expect(await ledger.read.head('g1')).toMatchObject({ seq: 3 });
  });

  test('the wrong entry goes and the right one comes, once however often it is asked', async () => {
    const ledger = await open();
    await ledger.post(deposit());
    expect((await together(ledger)).map(({ kind }) => kind)).toEqual(['posted', 'posted']);
    expect((await together(ledger)).map(({ kind }) => kind)).toEqual(['replayed', 'replayed']);
    expect(await ledger.read.head('g1')).toMatchObject({ seq: 3, receiptNo: 3 });
    expect((await ledger.read.savings('g1', 'm1')).pledge).toBe(0n);
    expect((await ledger.read.savings('g1', 'm2')).pledge).toBe(10_000n);
    expect(await ledger.findings()).toEqual([]);
  });

  test('where the right entry is refused the wrong one stands, and so it stays', async () => {
    const ledger = await open();
    await ledger.post(deposit());
    await ledger.post(deposit({ idemKey: 'k2', memberId: 'm2' }));
    const results = await together(ledger);
    expect(results).toMatchObject([
      { kind: 'refused', reason: 'together' },
      { kind: 'refused', reason: 'month-already-paid' },
    ]);
    expect(await together(ledger)).toMatchObject([
      { kind: 'replayed', outcome: { reason: 'together' } },
      { kind: 'replayed', outcome: { reason: 'month-already-paid' } },
    ]);
    expect(await ledger.read.head('g1')).toMatchObject({ seq: 2, receiptNo: 2 });
    expect(await ledger.findings()).toEqual([]);
  });

  test('half of what belongs together is never asked for alone', async () => {
    const ledger = await open();
    await ledger.post(deposit());
    await expect(ledger.post(reversal({ replaced: true }))).rejects.toThrow('I7');
    await expect(ledger.post(PAIR[1] as LedgerCommand)).rejects.toThrow('I7');
    expect(await ledger.read.head('g1')).toMatchObject({ seq: 1 });
  });

  test('of four who take one entry back at once, one does', async () => {
    const ledger = await open();
    await ledger.post(deposit());
    const tries = ['a', 'b', 'c', 'd'].map((idemKey) => ledger.post(reversal({ idemKey })));
    const results = await Promise.all(tries);
    expect(results.filter(({ kind }) => kind === 'posted')).toHaveLength(1);
    expect(
      results.filter((one) => one.kind === 'refused' && one.reason === 'already-reversed'),
    ).toHaveLength(3);
    expect(await ledger.findings()).toEqual([]);
  });

  test('an entry that was changed by hand is not taken back: its forgery would be', async () => {
    const ledger = await open();
    for (const memberId of ['m1', 'm2'])
      await ledger.post(deposit({ idemKey: memberId, memberId }));
    const rows = await readRows(ledger.store);
    edit(rows, 1, { memberId: 'm3' });
    const forged = new TestLedger(await openStore({ tables: ledgerTables }));
    await writeRows(forged.store, rows);
    await expect(forged.post(reversal())).rejects.toThrow('I11');
    await forged.store.close();
  });

  test('what was changed by hand about a reversal is found', async () => {
    const ledger = await open();
    await ledger.post(deposit());
    await ledger.post(deposit({ idemKey: 'k2', months: ['2026-12'] }));
    await together(ledger);
    const rows = await readRows(ledger.store);
    const found = async (...edits: Parameters<typeof edit>[]): Promise<string[]> => {
      const copy = structuredClone(rows);
      for (const [, seq, over] of edits) edit(copy, seq, over);
      rechain(copy);
      const forged = new TestLedger(await openStore({ tables: ledgerTables }));
      await writeRows(forged.store, copy);
      const findings = await forged.findings();
      await forged.store.close();
      return findings;
    };
    expect(await found()).toEqual([]);
    expect(await found([rows, 3, { reversesSeq: 2 }])).toContain('g1 3 I7 postings');
    expect(await found([rows, 3, { reversesSeq: null }])).toContain('g1 3 I7 kind');
    expect(await found([rows, 4, { facts: {} }])).toContain('g1 4 I7 facts.corrects');
    expect(await found([rows, 3, { facts: {} }])).toContain('g1 4 I7 facts.corrects');
    expect(await found([rows, 3, { approvers: [] }])).toContain('g1 3 I8 approvers');
  });
});

function edit(rows: LedgerRows, seq: number, over: Partial<LedgerRows['entries'][number]>): void {
  Object.assign(rows.entries[seq - 1] ?? {}, over);
}

/** Seals the whole chain anew, as somebody who owns the database could. */
function rechain(rows: LedgerRows): void {
  for (const [index, row] of rows.entries.entries()) {
    const before = rows.entries[index - 1];
    if (before) row.prevHash = before.hash;
    row.hash = entryHash(entryFromRow(row), sha256);
  }
  const [head] = rows.heads;
  if (head) head.hash = rows.entries.at(-1)?.hash ?? head.hash;
}
