import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Core } from '../../src/composition/core.ts';
import { depositsPerSecond } from './deposit-load.ts';
import { openLedgers } from './ledger-world.ts';
import { newEmptyPlace, type Place } from './places.ts';

type Row = Record<string, SQLInputValue>;

export const GROUP_MEMBERS = 140;
const ROWS_PER_COMMIT = 50_000;

export const scaleGroup = (at: number): string => `scale-${at}`;
export const scaleMember = (at: number): string => `s-${at}`;
export const scaleMonth = (at: number): string =>
  `${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;

/**
 * An embedded store with so many members who each paid every month: the rows of one real deposit
 * with other keys, written past the ledger (no chain, no heads), for measuring reads alone.
 */
export async function manyMembers(
  groups: number,
  months: number,
): Promise<{ core: Core; place: Place }> {
  const place = await newEmptyPlace('embedded');
  if (!place) throw new Error('no embedded store');
  const begun = await openLedgers(place.env);
  await depositsPerSecond(begun, { writers: 1, groups: 1, seconds: 0.01, warmUpSeconds: 0.01 });
  await begun.store.close();
  const db = new DatabaseSync(join(place.env['DATA_DIR'] ?? '', 'sajja.sqlite'));
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; BEGIN');
  fill(db, groups, months);
  db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  return { core: await openLedgers(place.env), place };
}

function fill(db: DatabaseSync, groups: number, months: number): void {
  const entry = adderOf(db, 'ledger_entries');
  const month = adderOf(db, 'pledge_months');
  const account = adderOf(db, 'ledger_accounts', "WHERE account LIKE 'member:%:pledge'");
  let written = 0;
  for (let group = 0; group < groups; group += 1) {
    const groupId = scaleGroup(group);
    for (let at = 0; at < GROUP_MEMBERS; at += 1) {
      account({ groupId, account: `member:${scaleMember(at)}:pledge` });
    }
    for (let seq = 1; seq <= months * GROUP_MEMBERS; seq += 1) {
      const memberId = scaleMember((seq - 1) % GROUP_MEMBERS);
      const paid = scaleMonth(Math.floor((seq - 1) / GROUP_MEMBERS));
      const key = `${groupId}:${seq}`;
      entry({ groupId, seq, memberId, effectiveDate: `${paid}-05`, receiptNo: key, hash: key });
      month({ groupId, memberId, month: paid, entrySeq: seq });
      written += 1;
      if (written % ROWS_PER_COMMIT === 0) db.exec('COMMIT; BEGIN');
    }
  }
}

function adderOf(db: DatabaseSync, table: string, where = ''): (changed: Row) => void {
  const like = db.prepare(`SELECT * FROM ${table} ${where} LIMIT 1`).get();
  if (!like) throw new Error(`no row in ${table}`);
  const names = Object.keys(like);
  const values = names.map(() => '?').join(', ');
  const insert = db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${values})`);
  return (changed) => void insert.run(...names.map((name) => changed[name] ?? like[name] ?? null));
}
