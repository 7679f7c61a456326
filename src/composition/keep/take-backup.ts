import { randomUUID } from 'node:crypto';
import { fileBytes } from '../../adapters/backup/backup-file.ts';
import { writeWhole, type WrittenFile } from '../../adapters/backup/write-file.ts';
import { pagesOf } from '../../adapters/backup/pages.ts';
import { backupText } from '../../adapters/backup/write-text.ts';
import type { Head } from '../../adapters/backup/text.ts';
import type { AtPoint } from '../../adapters/crash/crash-points.ts';
import { StoreRefusedError } from '../../ports/records/errors.ts';
import type { StoreSnapshot } from '../../ports/records/snapshot.ts';
import type { Table } from '../../ports/records/table.ts';
import { CATALOGUE, SCHEMA_VERSION } from '../../stores/schema/catalogue.ts';
import { ledgerHeads } from '../../stores/schema/ledger-tables.ts';
import { settingsTable } from '../../stores/schema/settings.ts';
import { DATA_KEY_SETTING } from '../key-check.ts';
import { headsDigest } from './heads-digest.ts';
import { INCOMING_SETTING } from './incoming.ts';

export interface BackupPlan {
  file: string;
  /** Seals it; undefined: whoever has the file can read it. */
  publicKey: Uint8Array | undefined;
  at: AtPoint;
  onRows(rows: number): void;
}

export interface Taken extends WrittenFile {
  takenAt: number;
  rows: number;
  groups: number;
  /** Digest of all groups' heads, to be compared after a restore. */
  heads: string;
}

/**
 * Writes one backup of a snapshot. The bot may go on meanwhile.
 * @throws StoreRefusedError for a store that is itself half filled · Error of the file system
 */
export async function takeBackup(snapshot: StoreSnapshot, plan: BackupPlan): Promise<Taken> {
  const settings = await settingsOf(snapshot);
  if (settings.has(INCOMING_SETTING)) {
    throw new StoreRefusedError(
      'this store is being filled by restore or migrate-store and is not whole yet',
      'Run that command again to the end first.',
    );
  }
  let rows = 0;
  const heads: Head[] = [];
  const text = backupText({
    source: snapshot,
    tables: CATALOGUE,
    facts: {
      id: randomUUID(),
      schemaVersion: SCHEMA_VERSION,
      takenAt: snapshot.takenAt,
      from: snapshot.describe().kind,
      dataKey: settings.get(DATA_KEY_SETTING) ?? null,
    },
    headOf(table, row) {
      const head = headOf(table, row);
      if (head) heads.push(head);
      return head;
    },
    onRows(count) {
      rows += count;
      plan.onRows(rows);
    },
  });
  const written = await writeWhole(plan.file, fileBytes(text, plan.publicKey), plan.at);
  const { takenAt } = snapshot;
  return { ...written, takenAt, rows, groups: heads.length, heads: headsDigest(heads) };
}

function headOf(table: Table, row: Readonly<Record<string, unknown>>): Head | undefined {
  if (table !== ledgerHeads) return undefined;
  return [String(row['groupId']), Number(row['seq']), String(row['hash'])];
}

async function settingsOf(snapshot: StoreSnapshot): Promise<ReadonlyMap<string, string>> {
  const settings = new Map<string, string>();
  for await (const page of pagesOf(snapshot, settingsTable)) {
    for (const { name, value } of page) settings.set(name, value);
  }
  return settings;
}
