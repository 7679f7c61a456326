import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { PostResult } from '../../src/ports/stores/ledger-store.ts';
import { describeStores } from '../support/stores.ts';
import { deposit } from '../unit/ledger/books.ts';
import { ledgersOf } from '../contract/ledger/ledger.ts';

describeStores((_, openStore) => {
  const openLedger = ledgersOf(openStore);

  test('eight treasurers post fifty deposits each to one group: 1 to 400, none lost', async () => {
    const ledger = await openLedger();
    const treasurer = async (who: number) => {
      const results: PostResult[] = [];
      for (let index = 0; index < 50; index += 1) {
        const idemKey = `t${who}:${index}`;
        const command = deposit({ idemKey, memberId: `m${who}-${index}`, actor: `t${who}` });
        results.push(await ledger.post(command));
      }
      return results;
    };
    const results = (await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(treasurer))).flat();
    const seqs = results.map((result) => (result.kind === 'posted' ? result.entry.seq : 0));
    const all = Array.from({ length: 400 }, (_item, index) => index + 1);
    expect(seqs.toSorted((a, b) => a - b)).toEqual(all);
    expect(await ledger.read.head('g1')).toMatchObject({ seq: 400, receiptNo: 400 });
    expect(await ledger.read.total('g1', 'cash')).toBe(4_000_000n);
    expect(await ledger.findings()).toEqual([]);
  }, 60_000);

  test('one command delivered twenty times at once has one effect', async () => {
    const ledger = await openLedger();
    for (let round = 0; round < 10; round += 1) {
      const command = deposit({ idemKey: `k${round}`, memberId: `m${round}` });
      const results = await Promise.all(Array.from({ length: 20 }, () => ledger.post(command)));
      const posted = results.filter(({ kind }) => kind === 'posted');
      expect(posted).toHaveLength(1);
      for (const result of results) {
        if (result.kind !== 'posted') {
          expect(result).toEqual({ kind: 'replayed', outcome: posted[0] });
        }
      }
    }
    expect(await ledger.read.head('g1')).toMatchObject({ seq: 10 });
    expect(await ledger.findings()).toEqual([]);
  }, 60_000);

  test('a refusal delivered twenty times at once is recorded once', async () => {
    const ledger = await openLedger();
    const command = deposit({ amount: 0n });
    const results = await Promise.all(Array.from({ length: 20 }, () => ledger.post(command)));
    const refused = { kind: 'refused', reason: 'amount-out-of-range' };
    expect(results.filter(({ kind }) => kind === 'refused')).toEqual([refused]);
    const others = results.filter(({ kind }) => kind !== 'refused');
    expect(others).toEqual(others.map(() => ({ kind: 'replayed', outcome: refused })));
  });

  test('of two who take the same month at once, one is refused', async () => {
    const ledger = await openLedger();
    for (let round = 1; round <= 9; round += 1) {
      const months = [`2026-0${round}`];
      const results = await Promise.all(
        ['a', 'b', 'c'].map((who) =>
          ledger.post(deposit({ idemKey: `${who}${round}`, actor: who, months })),
        ),
      );
      expect(results.map(({ kind }) => kind).toSorted()).toEqual(['posted', 'refused', 'refused']);
    }
    expect(await ledger.read.savings('g1', 'm1')).toEqual({ pledge: 90_000n, special: 0n });
    expect(await ledger.findings()).toEqual([]);
  }, 60_000);

  test('a check during posting finds nothing wrong', async () => {
    const ledger = await openLedger();
    let posting = true;
    const poster = async () => {
      for (let index = 0; index < 60; index += 1) {
        await ledger.post(deposit({ idemKey: `k${index}`, memberId: `m${index}` }));
      }
      posting = false;
    };
    const checker = async () => {
      let checks = 0;
      while (posting) {
        expect(await ledger.findings()).toEqual([]);
        checks += 1;
        // An embedded store answers at once: without a pause nothing else would ever run.
        await setImmediate();
      }
      return checks;
    };
    const [, checks] = await Promise.all([poster(), checker()]);
    expect(checks).toBeGreaterThan(0);
  }, 60_000);
});
