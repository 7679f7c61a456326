import { beforeEach, describe, expect, test } from '@jest/globals';
import { sha256 } from '../../../src/adapters/crypto/sha256.ts';
import { instantOf, monthOf } from '../../../src/domain/bangkok-time.ts';
import { entryHash } from '../../../src/domain/ledger/chain.ts';
import { STANDARD_CHART } from '../../../src/domain/ledger/chart.ts';
import type { Entry } from '../../../src/domain/ledger/entry.ts';
import { lastDayOf, type MonthClose } from '../../../src/domain/ledger/month-close.ts';
import { addEntries } from '../../../src/domain/ledger/type-balances.ts';
import { entryFromRow } from '../../../src/stores/ledger/entry-row.ts';
import { ledgerTables } from '../../../src/stores/schema/ledger-tables.ts';
import { describeStores } from '../../support/stores.ts';
import { deposit, OPENED_ON } from '../../unit/ledger/books.ts';
import { ledgersOf, TestLedger } from './ledger.ts';
import { readRows, writeRows, type LedgerRows } from './tampering.ts';

const OCTOBER = '2026-10';
const NOVEMBER_5 = instantOf('2026-11-05', 12);
const DECEMBER_5 = instantOf('2026-12-05', 12);

const on = (day: string, given: Parameters<typeof deposit>[0] = {}) =>
  deposit({ idemKey: `k-${day}`, at: instantOf(day, 12), months: [monthOf(day)], ...given });

async function journal({ read }: TestLedger): Promise<Entry[]> {
  const entries: Entry[] = [];
  const days = { first: '2026-01-01', last: '2027-12-31' };
  for await (const entry of read.entriesBetween('g1', days)) entries.push(entry);
  return entries;
}

/** A close as it would be asked for now. */
async function closeOf(
  ledger: TestLedger,
  month: string,
  given: Partial<MonthClose> = {},
): Promise<MonthClose> {
  const head = await ledger.read.head('g1');
  if (!head) throw new Error('no head');
  const { hash, seq } = head;
  return {
    groupId: 'g1',
    month,
    seq,
    hash,
    balances: await ledger.read.balancesAt('g1', { through: lastDayOf(month), upTo: seq }),
    askedBy: 'treasurer1',
    approvedBy: 'chair1',
    at: NOVEMBER_5,
    ...given,
  };
}

const close = async (ledger: TestLedger, month: string, given: Partial<MonthClose> = {}) => {
  const asked = await closeOf(ledger, month, given);
  return ledger.transact((writer) => writer.closeMonth(asked));
};

describeStores((_, openStore) => {
  const openEmpty = ledgersOf(openStore);
  const openLedger = async (): Promise<TestLedger> => {
    const opened = await openEmpty([]);
    const opening = { openedOn: OPENED_ON, at: instantOf(OPENED_ON) };
    await opened.transact((writer) => writer.open('g1', opening));
    return opened;
  };
  const posted = async (to: TestLedger, ...days: readonly string[]): Promise<void> => {
    for (const day of days) expect(await to.post(on(day))).toMatchObject({ kind: 'posted' });
  };
  let ledger: TestLedger;
  beforeEach(async () => {
    ledger = await openLedger();
    await posted(ledger, '2026-09-05', '2026-10-05', '2026-11-04');
  });

  test('nothing lands in a closed month, what is paid late for it does', async () => {
    expect(await close(ledger, OCTOBER)).toEqual({ kind: 'closed' });
    const late = on('2026-10-31', { at: NOVEMBER_5, effectiveDate: '2026-10-31', memberId: 'm2' });
    const refused = { kind: 'refused', reason: 'month-closed', month: OCTOBER };
    expect(await ledger.post(late)).toEqual({ ...refused, earliest: '2026-11-01' });
    expect(await ledger.post(late)).toMatchObject({ kind: 'replayed', outcome: refused });
    const today = { at: NOVEMBER_5, memberId: 'm3', idemKey: 'late' };
    expect((await ledger.post(on('2026-10-31', today))).kind).toBe('posted');
    const back = { at: NOVEMBER_5, effectiveDate: '2026-11-01', memberId: 'm4', idemKey: 'back' };
    expect((await ledger.post(on('2026-11-01', back))).kind).toBe('posted');
    expect(await ledger.findings()).toEqual([]);
  });

  test('what is put right late goes to the open month, marked', async () => {
    await close(ledger, OCTOBER);
    const base = { groupId: 'g1', actor: 'treasurer1', approvers: ['chair1'], at: NOVEMBER_5 };
    const taken = await ledger.transact((writer) =>
      writer.postTogether('g1', [
        {
          ...base,
          kind: 'reversal',
          memberId: null,
          idemKey: 'r',
          reversesSeq: 2,
          reason: 'wrong-member',
          replaced: true,
        },
        on('2026-10-05', { ...base, idemKey: 'right', memberId: 'm2', corrects: 2 }),
      ]),
    );
    for (const result of taken) {
      const entry = result.kind === 'posted' ? result.entry : undefined;
      expect(entry).toMatchObject({ effectiveDate: '2026-11-05', facts: { late: OCTOBER } });
    }
    expect(await ledger.findings()).toEqual([]);
  });

  test('a close keeps what the month came to, without what was paid since', async () => {
    await close(ledger, OCTOBER);
    const kept = await ledger.read.closeAtOrBefore('g1', '2026-12');
    expect(kept).toMatchObject({ month: OCTOBER, seq: 3, askedBy: 'treasurer1' });
    expect(kept?.balances).toEqual({ cash: 20_000n, pledge: -20_000n });
    expect(await ledger.read.closeAtOrBefore('g1', '2026-09')).toBeUndefined();
    expect(await ledger.read.head('g1')).toMatchObject({ seq: 3, closedThrough: OCTOBER });
  });

  test('months close in order, when they are over, once', async () => {
    const at = DECEMBER_5;
    expect(await close(ledger, '2026-12', { at })).toMatchObject({ reason: 'not-over' });
    expect(await close(ledger, '2025-12', { at })).toMatchObject({ reason: 'before-opening' });
    expect(await close(ledger, '2026-09', { at })).toEqual({ kind: 'closed' });
    const again = { kind: 'refused', reason: 'closed-already', through: '2026-09' };
    expect(await close(ledger, '2026-09', { at })).toEqual(again);
    expect(await close(ledger, '2026-11', { at })).toMatchObject({ next: OCTOBER });
    expect(await close(ledger, OCTOBER, { at })).toEqual({ kind: 'closed' });
    expect(await close(ledger, '2026-11', { at })).toEqual({ kind: 'closed' });
    expect(await ledger.findings()).toEqual([]);
  });

  test('what changed since it was asked for closes nothing; later months may go on', async () => {
    const asked = await closeOf(ledger, OCTOBER);
    const november = on('2026-11-05', { memberId: 'm2', idemKey: 'n' });
    await ledger.post(november);
    const moved = { kind: 'refused', reason: 'books-moved' };
    const closing = (given: Partial<MonthClose>) =>
      ledger.transact((writer) => writer.closeMonth({ ...asked, ...given }));
    expect(await closing({ balances: { cash: 1n, pledge: -1n } })).toEqual(moved);
    expect(await closing({ hash: '0'.repeat(64) })).toEqual(moved);
    expect(await closing({ seq: 9 })).toEqual(moved);
    expect(await closing({})).toEqual({ kind: 'closed' });
    const old = { ...(await closeOf(ledger, '2026-11')), at: DECEMBER_5 };
    const given = { at: DECEMBER_5, effectiveDate: '2026-11-30', memberId: 'm5', idemKey: 'x' };
    expect((await ledger.post(on('2026-11-30', given))).kind).toBe('posted');
    expect(await ledger.transact((writer) => writer.closeMonth(old))).toEqual(moved);
    expect(await ledger.findings()).toEqual([]);
  });

  test('frozen books close no month', async () => {
    await ledger.transact((writer) => writer.freeze('g1', 'I4'));
    expect(await close(ledger, OCTOBER)).toEqual({ kind: 'refused', reason: 'frozen' });
  });

  test('a close and a deposit into the month at once: one order or the other', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 6; round += 1) {
      const one = await openLedger();
      await posted(one, '2026-10-05');
      const asked = await closeOf(one, OCTOBER);
      const back = on('2026-10-31', {
        at: NOVEMBER_5,
        effectiveDate: '2026-10-31',
        memberId: 'm2',
      });
      const closing = () => one.transact((writer) => writer.closeMonth(asked));
      const posting = () => one.post(back);
      const both = round % 2 === 0 ? [closing(), posting()] : [posting(), closing()];
      const kinds = new Set((await Promise.all(both)).map(({ kind }) => kind));
      expect(kinds.has('refused')).toBe(true);
      expect(kinds.size).toBe(2);
      seen.add(kinds.has('closed') ? 'closed' : 'posted');
      expect(await one.findings()).toEqual([]);
    }
    expect(seen.size).toBeGreaterThan(0);
  }, 60_000);

  test('balances as of any day and number are those of the entries, whichever way they are reached', async () => {
    const backdated = { at: NOVEMBER_5, effectiveDate: '2026-10-20', memberId: 'm6', idemKey: 'b' };
    await ledger.post(on('2026-10-20', backdated));
    await ledger.post(on('2026-11-05', { memberId: 'm7', idemKey: 'c', channel: 'transfer' }));
    const check = async () => {
      const entries = await journal(ledger);
      for (const month of ['2026-01', '2026-08', '2026-09', OCTOBER, '2026-11', '2027-01']) {
        for (let upTo = 0; upTo <= entries.length; upTo += 1) {
          const through = lastDayOf(month);
          const due = entries.filter(
            (entry) => entry.seq <= upTo && entry.effectiveDate <= through,
          );
          const found = await ledger.read.balancesAt('g1', { through, upTo });
          expect([month, upTo, found]).toEqual([month, upTo, addEntries({}, due, STANDARD_CHART)]);
        }
      }
    };
    await check();
    await close(ledger, '2026-09');
    await check();
    await close(ledger, OCTOBER);
    await ledger.post(on('2026-11-05', { memberId: 'm8', idemKey: 'd' }));
    await check();
  });

  test('entries between two days come by day, then by number', async () => {
    const backdated = { at: NOVEMBER_5, effectiveDate: '2026-10-06', memberId: 'm6', idemKey: 'b' };
    await ledger.post(on('2026-10-06', backdated));
    expect((await journal(ledger)).map(({ seq }) => seq)).toEqual([1, 2, 4, 3]);
  });

  describe('verify finds', () => {
    const seal = (rows: LedgerRows, seq: number): void => {
      const row = rows.entries[seq - 1]!;
      row.hash = entryHash(entryFromRow(row), sha256);
    };
    const kinds: [string, (rows: LedgerRows) => void, string[]][] = [
      [
        'balances of a close changed',
        (rows) => void (rows.closes[0]!.balances = { cash: '10001', pledge: '-10001' }),
        ['g1 I9 closes[2026-09].balances'],
      ],
      [
        'the hash of a close changed',
        (rows) => void (rows.closes[0]!.hash = 'f'.repeat(64)),
        ['g1 I9 closes[2026-09].hash'],
      ],
      [
        'a close counted to another entry',
        (rows) => void (rows.closes[1]!.seq = 9),
        ['g1 I9 closes[2026-10].seq'],
      ],
      ['the last close removed', (rows) => void rows.closes.pop(), ['g1 I9 head.closedThrough']],
      [
        'a close in between removed',
        (rows) => void rows.closes.splice(0, 1, { ...rows.closes[0]!, month: '2026-08' }),
        ['g1 I9 closes[2026-10].month'],
      ],
      [
        'a month opened again',
        (rows) => void (rows.heads[0]!.closedThrough = '2026-09'),
        ['g1 I9 head.closedThrough'],
      ],
      [
        'one name for both',
        (rows) => void (rows.closes[1]!.approvedBy = 'treasurer1'),
        ['g1 I9 closes[2026-10].approvedBy'],
      ],
      [
        'an entry dated into a closed month, sealed anew',
        (rows) => {
          rows.entries[3]!.effectiveDate = '2026-10-30';
          seal(rows, 4);
          rows.heads[0]!.hash = rows.entries[3]!.hash;
        },
        ['g1 4 I9 effectiveDate'],
      ],
    ];

    test.each(kinds)('%s', async (_what, tamper, found) => {
      await close(ledger, '2026-09');
      await close(ledger, OCTOBER);
      await ledger.post(on('2026-11-05', { memberId: 'm2', idemKey: 'n' }));
      const rows = await readRows(ledger.store);
      tamper(rows);
      const other = new TestLedger(await openStore({ tables: ledgerTables }));
      await writeRows(other.store, rows);
      const findings = await other.findings();
      await other.store.close();
      expect(findings).toEqual(expect.arrayContaining(found));
    });
  });
});
