import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { LedgerInvariantError } from '../../../src/domain/ledger/ledger-invariant-error.ts';
import type { LedgerCommand } from '../../../src/domain/ledger/ledger-command.ts';
import {
  ledgerAccounts,
  ledgerCommands,
  ledgerEntries,
} from '../../../src/stores/schema/ledger-tables.ts';
import { describeStores } from '../../support/stores.ts';
import { deposit, NOON, OPENED_ON } from '../../unit/ledger/books.ts';
import { ledgersOf } from './ledger.ts';
import type { TestLedger } from './ledger.ts';

describeStores((_, openStore) => {
  let ledger: TestLedger;
  beforeEach(async () => {
    ledger = await openLedger(['g1', 'g2']);
  });
  // Before the store is closed: hooks run in this order.
  afterEach(async () => {
    expect(await ledger.findings()).toEqual([]);
  });
  const openLedger = ledgersOf(openStore);

  const counts = async () => {
    const query = { index: 'key', eq: { groupId: 'g1' } };
    return {
      entries: await ledger.store.reader.count(ledgerEntries, query),
      commands: await ledger.store.reader.count(ledgerCommands, query),
    };
  };

  test('what was posted is what is read back, and the head has moved to it', async () => {
    const posted = await ledger.post(deposit());
    expect(posted.kind).toBe('posted');
    if (posted.kind !== 'posted') return;
    expect(await ledger.read.entry('g1', 1)).toEqual(posted.entry);
    expect(await ledger.read.entryByReceipt('g1', '2569/0001')).toEqual(posted.entry);
    expect(await ledger.read.head('g1')).toMatchObject({
      seq: 1,
      hash: posted.entry.hash,
      recordedAt: NOON,
      receiptYear: 2569,
      receiptNo: 1,
      state: 'open',
    });
    expect(await ledger.read.savings('g1', 'm1')).toEqual({ pledge: 10_000n, special: 0n });
  });

  test('judged is what posting would come to; nothing is written and the key stays unused', async () => {
    await ledger.post(deposit());
    const before = await counts();
    const next = deposit({ idemKey: 'k2', months: ['2026-12'] });
    const judge = (command: typeof next) => ledger.transact((writer) => writer.judge(command));
    expect(await judge(next)).toMatchObject({ kind: 'posted', entry: { seq: 2 } });
    expect(await judge({ ...next, months: ['2026-11'] })).toMatchObject({ kind: 'refused' });
    expect(await judge(deposit())).toMatchObject({ kind: 'replayed' });
    expect(await counts()).toEqual(before);
    expect(await ledger.post(next)).toMatchObject({ kind: 'posted', entry: { seq: 2 } });
  });

  test('the same key and content again: one effect, and the first outcome', async () => {
    const first = await ledger.post(deposit());
    const again = await ledger.post(deposit({ at: NOON + 86_400_000 }));
    expect(again).toEqual({ kind: 'replayed', outcome: first });
    expect(await counts()).toEqual({ entries: 1, commands: 1 });
    expect(await ledger.read.outcome('g1', 'flow:f1:confirm')).toEqual(first);
  });

  test.each([
    { amount: 10_001n },
    { memberId: 'm2' },
    { months: ['2026-12'] },
    { channel: 'transfer' as const },
    { actor: 'other' },
    { extra: true },
  ])('the same key with other content is a mismatch and changes nothing: %p', async (over) => {
    await ledger.post(deposit());
    expect(await ledger.post(deposit(over))).toEqual({ kind: 'mismatch' });
    expect(await counts()).toEqual({ entries: 1, commands: 1 });
  });

  test('a refusal stays one, also when the reason has gone', async () => {
    await ledger.transact((writer) => writer.freeze('g1', 'I4'));
    const refused = await ledger.post(deposit());
    expect(refused).toEqual({ kind: 'refused', reason: 'frozen' });
    await ledger.transact((writer) => writer.unfreeze('g1'));
    expect(await ledger.post(deposit())).toEqual({ kind: 'replayed', outcome: refused });
    expect((await ledger.post(deposit({ idemKey: 'k2' }))).kind).toBe('posted');
    expect(await counts()).toEqual({ entries: 1, commands: 2 });
  });

  test('the details of a refusal are replayed with it', async () => {
    await ledger.post(deposit());
    const asked = [
      deposit({ idemKey: 'k2' }),
      deposit({ idemKey: 'k3', effectiveDate: '2026-10-05' }),
      deposit({ idemKey: 'k4', amount: 0n }),
    ];
    for (const command of asked) {
      const refused = await ledger.post(command);
      expect(refused.kind).toBe('refused');
      expect(await ledger.post(command)).toEqual({ kind: 'replayed', outcome: refused });
    }
    expect(await counts()).toEqual({ entries: 1, commands: 4 });
  });

  test('one key means two things in two groups', async () => {
    expect((await ledger.post(deposit())).kind).toBe('posted');
    expect((await ledger.post(deposit({ groupId: 'g2' }))).kind).toBe('posted');
    expect(await ledger.read.total('g2', 'pledge')).toBe(10_000n);
  });

  test('a transaction that fails after posting leaves nothing behind', async () => {
    const failing = ledger.transact(async (writer) => {
      await writer.post(deposit());
      throw new Error('the step failed');
    });
    await expect(failing).rejects.toThrow('the step failed');
    expect(await counts()).toEqual({ entries: 0, commands: 0 });
    expect(await ledger.read.head('g1')).toMatchObject({ seq: 0 });
    expect(await ledger.read.savings('g1', 'm1')).toEqual({ pledge: 0n, special: 0n });
  });

  test('two posts in one transaction follow each other', async () => {
    const results = await ledger.transact(async (writer) => [
      await writer.post(deposit()),
      await writer.post(deposit({ idemKey: 'k2', months: ['2026-12'] })),
      await writer.post(deposit({ idemKey: 'k3', months: ['2026-12'] })),
      await writer.post(deposit()),
    ]);
    expect(results.map(({ kind }) => kind)).toEqual(['posted', 'posted', 'refused', 'replayed']);
    expect(await ledger.read.savings('g1', 'm1')).toEqual({ pledge: 20_000n, special: 0n });
  });

  test('money leaves no balance that was raised in the store; nothing is written', async () => {
    const special = { target: 'special', months: [] } as const;
    await ledger.post(deposit({ idemKey: 'k1', ...special }));
    await ledger.post(deposit({ idemKey: 'k2', memberId: 'm2', ...special }));
    const raise = async (memberId: string, by: bigint) => {
      const key = { groupId: 'g1', account: `member:${memberId}:special` };
      const row = await ledger.store.reader.get(ledgerAccounts, key);
      const patch = { balance: (row?.balance ?? 0n) - by };
      expect(await ledger.store.updateEach(ledgerAccounts, [{ key, patch }])).toEqual([true]);
    };
    await raise('m1', 5_000n);
    await raise('m2', -5_000n);
    const paidOut = (idemKey: string, amount: bigint): LedgerCommand => ({
      groupId: 'g1',
      idemKey,
      actor: 'treasurer1',
      approvers: ['member1'],
      at: NOON,
      kind: 'special-withdrawal',
      memberId: 'm1',
      amount,
      channel: 'cash',
    });
    await expect(ledger.post(paidOut('k3', 15_000n))).rejects.toThrow('I4: is not what their last');
    expect(await counts()).toEqual({ entries: 2, commands: 2 });
    await raise('m1', -5_000n);
    await raise('m2', 5_000n);
    expect(await ledger.post(paidOut('k4', 15_000n))).toMatchObject({ reason: 'balance-too-low' });
    expect((await ledger.post(paidOut('k5', 10_000n))).kind).toBe('posted');
  });

  test('books are opened once, on one day', async () => {
    await ledger.post(deposit());
    const before = await ledger.read.head('g1');
    await ledger.transact((writer) => writer.open('g1', { openedOn: OPENED_ON, at: 0 }));
    expect(await ledger.read.head('g1')).toEqual(before);
    const moved = ledger.transact((writer) => writer.open('g1', { openedOn: '2026-02-01', at: 0 }));
    await expect(moved).rejects.toThrow(LedgerInvariantError);
  });

  test('a group without books cannot be posted to or frozen', async () => {
    await expect(ledger.post(deposit({ groupId: 'g9' }))).rejects.toThrow(LedgerInvariantError);
    expect(await ledger.transact((writer) => writer.freeze('g9', 'I4'))).toBe(false);
    expect(await ledger.read.head('g9')).toBeUndefined();
  });

  test.each([
    { idemKey: '' },
    { idemKey: 'a key' },
    { idemKey: 'ก' },
    { idemKey: 'k'.repeat(201) },
    { actor: 'นางสมศรี' },
    { memberId: 'a:b' },
    { memberId: '' },
    { approvers: ['a b'] },
    { at: 1.5 },
    { at: -1 },
  ])('what is no key, id or instant is a program error: %p', async (over) => {
    await expect(ledger.post(deposit(over))).rejects.toThrow(TypeError);
    expect(await counts()).toEqual({ entries: 0, commands: 0 });
  });

  test('the largest amounts come back to the satang', async () => {
    for (const [index, amount] of [2n ** 31n, 2n ** 53n / 10_000n, 10n ** 12n].entries()) {
      const command = deposit({ idemKey: `k${index}`, memberId: `big${index}`, amount });
      expect((await ledger.post(command)).kind).toBe('posted');
      const savings = await ledger.read.savings('g1', `big${index}`);
      expect(savings).toEqual({ pledge: amount, special: 0n });
    }
  });
});
