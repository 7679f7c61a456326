import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

type Row = Record<string, SQLInputValue>;

/**
 * What the bare driver can do: the rows of one deposit after another into the same tables, each in a
 * transaction of its own, as durable. The rows are those of a real deposit with their keys changed.
 * @returns deposits per second
 */
export function bareSqlite(env: Record<string, string>, seconds: number): number {
  const db = new DatabaseSync(join(env['DATA_DIR'] ?? '', 'sajja.sqlite'));
  try {
    db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON');
    const head = rowOf(db, 'ledger_heads', 'WHERE seq > 0');
    const { groupId = null } = head;
    const entry = rowOf(db, 'ledger_entries');
    const command = rowOf(db, 'ledger_commands');
    const month = rowOf(db, 'pledge_months');
    const accounts = db.prepare('SELECT * FROM ledger_accounts WHERE groupId = ?').all(groupId);
    const advance = db.prepare(
      'UPDATE ledger_heads SET seq = ?, hash = ?, recordedAt = ?, receiptNo = ? WHERE groupId = ?',
    );
    const addEntry = inserter(db, 'ledger_entries', entry);
    const addCommand = inserter(db, 'ledger_commands', command);
    const addMonth = inserter(db, 'pledge_months', month);
    const balance = db.prepare(
      'UPDATE ledger_accounts SET balance = ?, accountSeq = ? WHERE groupId = ? AND account = ?',
    );
    let at = Number(head['seq']);
    const began = performance.now();
    const first = at;
    while (performance.now() < began + seconds * 1000) {
      at += 1;
      db.exec('BEGIN IMMEDIATE');
      advance.run(at, entry['hash'] ?? null, at, at, groupId);
      addCommand({ ...command, idemKey: `bare:${at}`, seq: at });
      addEntry({ ...entry, seq: at, idemKey: `bare:${at}`, receiptNo: `bare-${at}` });
      for (const { account = null } of accounts) balance.run(at, at, groupId, account);
      addMonth({ ...month, month: `bare-${at}`, entrySeq: at });
      db.exec('COMMIT');
    }
    return (at - first) / ((performance.now() - began) / 1000);
  } finally {
    db.close();
  }
}

function rowOf(db: DatabaseSync, table: string, where = ''): Row {
  const row = db.prepare(`SELECT * FROM ${table} ${where} LIMIT 1`).get();
  if (!row) throw new Error(`no row in ${table}`);
  return row;
}

function inserter(db: DatabaseSync, table: string, like: Row): (row: Row) => void {
  const names = Object.keys(like);
  const values = names.map(() => '?').join(', ');
  const insert = db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${values})`);
  return (row) => void insert.run(...names.map((name) => row[name] ?? null));
}
