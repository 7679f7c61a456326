import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Core } from '../../src/composition/core.ts';
import { depositsPerSecond } from './deposit-load.ts';
import { openLedgers } from './ledger-world.ts';
import { newEmptyPlace, type Place } from './places.ts';

/** How much there is: each `every`th group, from the first, has `months` of history, the rest `others`. */
export interface Scale {
  groups: number;
  months: number;
  every: number;
  others: number;
}

export const GROUP_MEMBERS = 140;
const FIRST_YEAR = 2017;
const GROUPS_PER_COMMIT = 50;

/** Padded, so that keys are written in their order. */
export const scaleGroup = (at: number): string => `scale-${String(at).padStart(5, '0')}`;
export const scaleMember = (at: number): string => `s-${String(at).padStart(3, '0')}`;
export const scaleMonth = (at: number): string =>
  `${FIRST_YEAR + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;

/**
 * An embedded store with so many members who each paid every month: the rows of one real deposit
 * with other keys, written past the ledger (no chain, no heads), for measuring reads alone.
 */
export async function manyMembers(scale: Scale): Promise<{ core: Core; place: Place }> {
  const place = await newEmptyPlace('embedded');
  if (!place) throw new Error('no embedded store');
  const begun = await openLedgers(place.env);
  await depositsPerSecond(begun, { writers: 1, groups: 1, seconds: 0.01, warmUpSeconds: 0.01 });
  await begun.store.close();
  const db = new DatabaseSync(join(place.env['DATA_DIR'] ?? '', 'sajja.sqlite'));
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000; BEGIN');
  fill(db, scale);
  db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  return { core: await openLedgers(place.env), place };
}

/** Of the number of a row of a group, from 0: whose it is, and for which month. */
const MEMBER = `printf('s-%03d', n % ${GROUP_MEMBERS})`;
const PAID = `n / ${GROUP_MEMBERS}`;
const MONTH = `printf('%04d-%02d', ${FIRST_YEAR} + ${PAID} / 12, ${PAID} % 12 + 1)`;
const KEY = `printf('%s:%05d', :group, n + 1)`;

function fill(db: DatabaseSync, { every, groups, months, others }: Scale): void {
  const accounts = adderOf(db, 'ledger_accounts', `WHERE account LIKE 'member:%:pledge'`, {
    account: `'member:' || ${MEMBER} || ':pledge'`,
  });
  const entries = adderOf(db, 'ledger_entries', '', {
    seq: 'n + 1',
    memberId: MEMBER,
    effectiveDate: `${MONTH} || '-05'`,
    receiptNo: KEY,
    hash: KEY,
  });
  const paid = adderOf(db, 'pledge_months', '', {
    memberId: `printf('s-%03d', n / :months)`,
    month: `printf('%04d-%02d', ${FIRST_YEAR} + n % :months / 12, n % :months % 12 + 1)`,
    entrySeq: `n % :months * ${GROUP_MEMBERS} + n / :months + 1`,
  });
  for (let at = 0; at < groups; at += 1) {
    const group = scaleGroup(at);
    const own = BigInt(at % every === 0 ? months : others);
    accounts({ group, rows: BigInt(GROUP_MEMBERS) });
    entries({ group, rows: own * BigInt(GROUP_MEMBERS) });
    paid({ group, rows: own * BigInt(GROUP_MEMBERS), months: own });
    if (at % GROUPS_PER_COMMIT === 0) db.exec('COMMIT; BEGIN');
  }
}

type Given = Record<string, SQLInputValue>;

/** Writes rows like the first one there is, of another group and with other values: `n` counts them from 0. */
function adderOf(
  db: DatabaseSync,
  table: string,
  where: string,
  changed: Readonly<Record<string, string>>,
): (given: Given) => void {
  const like = db.prepare(`SELECT * FROM ${table} ${where} LIMIT 1`).get();
  if (!like) throw new Error(`no row in ${table}`);
  const names = Object.keys(like);
  const values = names.map((name) =>
    name === 'groupId' ? ':group' : (changed[name] ?? `:like_${name}`),
  );
  const kept = names.filter((name) => name !== 'groupId' && changed[name] === undefined);
  const fixed: Given = Object.fromEntries(kept.map((name) => [`like_${name}`, like[name] ?? null]));
  const insert = db.prepare(
    `WITH RECURSIVE rows(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM rows WHERE n + 1 < :rows)
     INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM rows`,
  );
  return (given) => void insert.run({ ...fixed, ...given });
}
