import { describe, expect, test } from '@jest/globals';
import type { AccountKind } from '../../../src/domain/ledger/chart.ts';
import { ledgerHeads } from '../../../src/stores/schema/ledger-tables.ts';
import { describeStores } from '../../support/stores.ts';
import { deposit } from '../../unit/ledger/books.ts';
import { ledgersOf } from './ledger.ts';

/** What a later kind brings along: what members have borrowed. */
const LOANS: AccountKind = {
  type: 'loans',
  perMember: true,
  normalSide: 'debit',
  mayBeNegative: false,
};
const RENT: AccountKind = { ...LOANS, type: 'tent-rent', perMember: false, normalSide: 'credit' };

describeStores((_, openStore) => {
  const openLedger = ledgersOf(openStore);

  describe('a group’s own accounts', () => {
    test('stand behind those of every group, and are no other group’s', async () => {
      const ledger = await openLedger(['g1', 'g2']);
      await ledger.transact((writer) => writer.addAccounts('g1', [LOANS]));
      await ledger.transact((writer) => writer.addAccounts('g1', [RENT]));
      expect((await ledger.read.head('g1'))?.ownAccounts).toEqual([LOANS, RENT]);
      expect([...(await ledger.read.chart('g1')).keys()].slice(-3)).toEqual([
        'special',
        'loans',
        'tent-rent',
      ]);
      expect(await ledger.read.total('g1', 'tent-rent')).toBe(0n);
      await expect(ledger.read.total('g2', 'tent-rent')).rejects.toThrow(TypeError);
      expect((await ledger.read.head('g2'))?.ownAccounts).toBeNull();
    });

    test('stay through postings, and verify finds nothing wrong', async () => {
      const ledger = await openLedger();
      await ledger.transact((writer) => writer.addAccounts('g1', [LOANS]));
      await ledger.post(deposit());
      expect((await ledger.read.head('g1'))?.ownAccounts).toEqual([LOANS]);
      expect(await ledger.findings()).toEqual([]);
    });

    test.each([
      ['one of every group', [{ ...RENT, type: 'cash' }]],
      ['one that may overdraw savings', [{ ...LOANS, type: 'pledge', mayBeNegative: true }]],
      ['one that it has', [RENT]],
      ['the same one twice', [LOANS, LOANS]],
      ['what is no name', [{ ...RENT, type: 'ค่าเช่าเต็นท์' }]],
    ])('cannot be %s; nothing is written then', async (_what, accounts) => {
      const ledger = await openLedger();
      await ledger.transact((writer) => writer.addAccounts('g1', [RENT]));
      const added = ledger.transact((writer) => writer.addAccounts('g1', accounts));
      await expect(added).rejects.toThrow(TypeError);
      expect((await ledger.read.head('g1'))?.ownAccounts).toEqual([RENT]);
    });

    test('changed by hand into something else are found, and change no account of every group', async () => {
      const ledger = await openLedger();
      await ledger.post(deposit());
      const loose = [{ ...LOANS, type: 'pledge', mayBeNegative: true }, { type: 'rent' }, null];
      await ledger.store.transact((writer) =>
        writer.update(ledgerHeads, { groupId: 'g1' }, { ownAccounts: loose as never }),
      );
      expect(await ledger.findings()).toEqual(['g1 I5 head.ownAccounts']);
      expect((await ledger.read.chart('g1')).get('pledge')?.mayBeNegative).toBe(false);
      expect(await ledger.post(deposit({ idemKey: 'k2', months: ['2026-12'] }))).toMatchObject({
        kind: 'posted',
      });
    });
  });
});
