import { beforeAll, expect, test } from '@jest/globals';
import { sha256 } from '../../../src/adapters/crypto/sha256.ts';
import { entryHash } from '../../../src/domain/ledger/chain.ts';
import { entryFromRow } from '../../../src/stores/ledger/entry-row.ts';
import { ledgerTables } from '../../../src/stores/schema/ledger-tables.ts';
import type { StoredPosting } from '../../../src/stores/schema/ledger-tables.ts';
import { describeStores } from '../../support/stores.ts';
import { deposit, NOON } from '../../unit/ledger/books.ts';
import { TestLedger } from './ledger.ts';
import { readRows, writeRows } from './tampering.ts';
import type { LedgerRows } from './tampering.ts';

type Row<K extends keyof LedgerRows> = LedgerRows[K][number];

/** g1: seven entries (the third with two months, the last a fee) and a refusal; g2: two entries. */
async function fill(ledger: TestLedger): Promise<void> {
  const commands = [
    deposit({ idemKey: 'k1' }),
    deposit({ idemKey: 'k2', memberId: 'm2', channel: 'transfer' }),
    deposit({ idemKey: 'k3', months: ['2026-12', '2027-01'], amount: 20_000n }),
    deposit({ idemKey: 'k4', memberId: 'm2', target: 'special', months: [] }),
    deposit({ idemKey: 'k5', memberId: 'm3', at: NOON + 60_000 }),
    deposit({ idemKey: 'k6', memberId: 'm2', months: ['2026-12'], at: NOON + 120_000 }),
    deposit({ idemKey: 'k7', amount: 0n }),
    deposit({ groupId: 'g2', idemKey: 'k1' }),
    deposit({ groupId: 'g2', idemKey: 'k2', months: ['2026-12'] }),
  ];
  for (const command of commands) await ledger.post(command);
  await ledger.post({
    kind: 'entrance-fee',
    groupId: 'g1',
    idemKey: 'k8',
    actor: 'treasurer1',
    memberId: 'm3',
    at: NOON + 180_000,
    amount: 2_000n,
    channel: 'cash',
  });
}

const entry = (rows: LedgerRows, seq: number): Row<'entries'> => rows.entries[seq - 1]!;
const head = (rows: LedgerRows): Row<'heads'> => rows.heads[0]!;
const account = (rows: LedgerRows, name: string): Row<'accounts'> =>
  rows.accounts.find((row) => row.account === name)!;
const command = (rows: LedgerRows, key: string): Row<'commands'> =>
  rows.commands.find((row) => row.idemKey === key)!;

function posting(rows: LedgerRows, seq: number, index: number, over: Partial<StoredPosting>): void {
  const row = entry(rows, seq);
  row.postings = row.postings.map((item, at) => (at === index ? { ...item, ...over } : item));
}

/** Gives the entry the hash that fits what it says now. */
function reseal(rows: LedgerRows, seq: number): void {
  const row = entry(rows, seq);
  row.hash = entryHash(entryFromRow(row), sha256);
}

/** Chains the entries from `seq` on anew, and the head with them: what an owner would do. */
function rechain(rows: LedgerRows, from: number): void {
  for (let seq = from; seq <= 7; seq += 1) {
    if (seq > 1) entry(rows, seq).prevHash = entry(rows, seq - 1).hash;
    reseal(rows, seq);
  }
  head(rows).hash = entry(rows, 7).hash;
}

function swap<T extends object, K extends keyof T>(a: T, b: T, ...fields: K[]): void {
  for (const field of fields) [a[field], b[field]] = [b[field], a[field]];
}

const without = <T>(rows: T[], row: T): void => void rows.splice(rows.indexOf(row), 1);

const kinds: [string, (rows: LedgerRows) => void, string[]][] = [
  [
    'an amount raised',
    (rows) => posting(rows, 3, 0, { amount: '20001' }),
    ['g1 3 I1 postings', 'g1 3 I4 postings[0].balanceAfter', 'g1 3 I11 hash'],
  ],
  [
    'an amount moved between members, balanced and sealed again',
    (rows) => {
      posting(rows, 1, 1, { account: 'member:m2:pledge' });
      reseal(rows, 1);
    },
    ['g1 1 I4 months', 'g1 2 I11 prevHash', 'g1 2 I3 postings[1].accountSeq'],
  ],
  [
    'an entry changed and the whole chain after it made anew',
    (rows) => {
      posting(rows, 1, 0, { amount: '9000', balanceAfter: '9000' });
      posting(rows, 1, 1, { amount: '-9000', balanceAfter: '-9000' });
      rechain(rows, 1);
    },
    ['g1 1 I4 months', 'g1 3 I4 postings[0].balanceAfter'],
  ],
  [
    'an amount that is a number',
    (rows) => posting(rows, 2, 0, { amount: 10_000 as unknown as string }),
    ['g1 2 I2 row'],
  ],
  [
    'an amount spelt otherwise',
    (rows) => posting(rows, 2, 0, { amount: '010000' }),
    ['g1 2 I2 row'],
  ],
  [
    'a posting dropped',
    (rows) => {
      entry(rows, 2).postings = entry(rows, 2).postings.slice(1);
    },
    ['g1 2 I1 postings', 'g1 2 I11 hash', 'g1 null I4 bank.account'],
  ],
  [
    'postings that are no list',
    (rows) => {
      entry(rows, 2).postings = {} as StoredPosting[];
    },
    ['g1 2 I2 row'],
  ],
  [
    'two hashes swapped',
    (rows) => swap(entry(rows, 2), entry(rows, 3), 'hash'),
    ['g1 2 I11 hash', 'g1 3 I11 prevHash', 'g1 3 I11 hash', 'g1 4 I11 prevHash'],
  ],
  [
    'two entries in each other’s place',
    (rows) => swap(entry(rows, 1), entry(rows, 2), 'seq'),
    ['g1 1 I11 hash', 'g1 1 I11 prevHash', 'g1 2 I11 hash', 'g1 1 I3 receiptNo'],
  ],
  [
    'the tail cut',
    (rows) => without(rows.entries, entry(rows, 7)),
    ['g1 I3 head.seq', 'g1 I11 head.hash', 'g1 7 I10 commands[k8]'],
  ],
  [
    'the tail cut and the head set back',
    (rows) => {
      without(rows.entries, entry(rows, 7));
      Object.assign(head(rows), {
        seq: 6,
        hash: entry(rows, 6).hash,
        receiptNo: 6,
        recordedAt: NOON + 120_000,
      });
    },
    ['g1 7 I10 commands[k8]', 'g1 I4 cash.balance', 'g1 I4 fees.account'],
  ],
  [
    'an entry taken out of the middle',
    (rows) => without(rows.entries, entry(rows, 4)),
    ['g1 5 I3 seq', 'g1 5 I11 prevHash', 'g1 I6 head.seq', 'g1 4 I10 commands[k4]'],
  ],
  [
    'all entries gone',
    (rows) => {
      rows.entries = rows.entries.filter(({ groupId }) => groupId !== 'g1');
    },
    ['g1 I3 head.seq', 'g1 I11 head.hash', 'g1 1 I10 commands[k1]'],
  ],
  ['the head gone', (rows) => without(rows.heads, head(rows)), ['g1 I6 head']],
  [
    'the head set back',
    (rows) => {
      head(rows).seq = 6;
    },
    ['g1 I3 head.seq'],
  ],
  [
    'another hash in the head',
    (rows) => {
      head(rows).hash = '0'.repeat(64);
    },
    ['g1 I11 head.hash'],
  ],
  [
    'another day of opening',
    (rows) => {
      head(rows).openedOn = '2026-01-02';
    },
    ['g1 1 I11 prevHash'],
  ],
  [
    'the clock of the head set forward',
    (rows) => {
      head(rows).recordedAt += 1;
    },
    ['g1 I12 head.recordedAt'],
  ],
  [
    'a receipt number kept back',
    (rows) => {
      head(rows).receiptNo += 1;
    },
    ['g1 I3 head.receiptNo'],
  ],
  [
    'a receipt renumbered',
    (rows) => {
      entry(rows, 7).receiptNo = '2569/0099';
      rechain(rows, 7);
    },
    ['g1 7 I3 receiptNo', 'g1 I3 head.receiptNo'],
  ],
  [
    'a time changed',
    (rows) => {
      entry(rows, 5).recordedAt = NOON - 1;
      rechain(rows, 5);
    },
    ['g1 5 I12 recordedAt'],
  ],
  [
    'a marker changed',
    (rows) => {
      entry(rows, 5).facts = { channel: 'transfer', target: 'pledge' };
    },
    ['g1 5 I11 hash'],
  ],
  [
    'an actor changed',
    (rows) => {
      entry(rows, 5).actor = 'someone';
    },
    ['g1 5 I11 hash'],
  ],
  [
    'a balance raised',
    (rows) => {
      account(rows, 'member:m1:pledge').balance -= 1n;
    },
    ['g1 I4 member:m1:pledge.balance', 'g1 I1 accounts'],
  ],
  [
    'a balance moved to another member',
    (rows) => {
      account(rows, 'member:m1:pledge').balance += 500n;
      account(rows, 'member:m2:pledge').balance -= 500n;
    },
    ['g1 I4 member:m1:pledge.balance', 'g1 I4 member:m2:pledge.balance'],
  ],
  [
    'an account gone',
    (rows) => without(rows.accounts, account(rows, 'fees')),
    ['g1 I4 fees', 'g1 I1 accounts'],
  ],
  [
    'an account made up',
    (rows) => {
      const fake = { account: 'member:m9:pledge', balance: 0n, accountSeq: 1 };
      rows.accounts.push({ ...account(rows, 'member:m1:pledge'), ...fake });
    },
    ['g1 I4 member:m9:pledge.account'],
  ],
  [
    'a count of postings changed',
    (rows) => {
      account(rows, 'cash').accountSeq += 1;
    },
    ['g1 I4 cash.accountSeq'],
  ],
  [
    'an account filed under another type',
    (rows) => {
      account(rows, 'member:m1:pledge').type = 'special';
    },
    ['g1 I4 member:m1:pledge.type'],
  ],
  [
    'a month marked as paid',
    (rows) => void rows.months.push({ ...rows.months[0]!, month: '2028-01' }),
    ['g1 I4 months[m1][2028-01]'],
  ],
  [
    'a month marked as not paid',
    (rows) => without(rows.months, rows.months[0]!),
    ['g1 1 I4 months[m1][2026-11]'],
  ],
  [
    'more paid for a month',
    (rows) => {
      rows.months[0]!.amount += 1n;
    },
    ['g1 1 I4 months[m1][2026-11]'],
  ],
  ['a key forgotten', (rows) => without(rows.commands, command(rows, 'k3')), ['g1 3 I10 idemKey']],
  [
    'a key that asked for something else',
    (rows) => {
      command(rows, 'k3').inputHash = '0'.repeat(64);
    },
    ['g1 3 I10 commands[k3]'],
  ],
  [
    'a key of another actor',
    (rows) => {
      command(rows, 'k3').actor = 'someone';
    },
    ['g1 3 I10 commands[k3]'],
  ],
  [
    'a key of another time',
    (rows) => {
      command(rows, 'k5').at += 1;
    },
    ['g1 5 I10 commands[k5]'],
  ],
  [
    'a state that is none',
    (rows) => {
      head(rows).state = 'opem' as 'open';
    },
    ['g1 I3 head.state'],
  ],
  [
    'a key turned into a refusal',
    (rows) => {
      const refusal = { kind: 'refused', reason: 'frozen' };
      Object.assign(command(rows, 'k3'), { outcome: refusal, seq: null });
    },
    ['g1 3 I10 idemKey'],
  ],
  [
    'a refusal turned into a success',
    (rows) => {
      Object.assign(command(rows, 'k7'), { outcome: { kind: 'posted' }, seq: 3 });
    },
    ['g1 3 I10 commands[k7]'],
  ],
  [
    'a success without an entry',
    (rows) => {
      command(rows, 'k7').outcome = { kind: 'posted' };
    },
    ['g1 I10 commands[k7]'],
  ],
];

describeStores((_, openStore) => {
  let sound: LedgerRows;
  beforeAll(async () => {
    const ledger = await TestLedger.open(openStore, ['g1', 'g2']);
    await fill(ledger);
    expect(await ledger.findings()).toEqual([]);
    sound = await readRows(ledger.store);
    expect(sound.entries.filter(({ groupId }) => groupId === 'g1')).toHaveLength(7);
    await ledger.store.close();
  });

  test('a faithful copy of the rows is found sound', async () => {
    expect(await findingsOf(sound)).toEqual([]);
  });

  test.each(kinds)('found: %s', async (_kind, tamper, expected) => {
    const rows = structuredClone(sound);
    tamper(rows);
    const found = await findingsOf(rows);
    for (const finding of expected) expect(found).toContain(finding.replace(' null', ''));
    expect(found.filter((finding) => !finding.startsWith('g1 '))).toEqual([]);
  });

  async function findingsOf(rows: LedgerRows): Promise<string[]> {
    const ledger = new TestLedger(await openStore({ tables: ledgerTables }));
    try {
      await writeRows(ledger.store, rows);
      return await ledger.findings();
    } finally {
      await ledger.store.close();
    }
  }
});
