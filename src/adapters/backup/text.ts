import { createHash, type Hash } from 'node:crypto';
import type { LineColumns } from './row-line.ts';

/** A group's books as they ended: id, number of the last entry, its hash. */
export type Head = readonly [groupId: string, seq: number, hash: string];

/** The first line. */
export interface BackupFacts {
  /** Random: tells two backups of the same moment apart. */
  id: string;
  schemaVersion: number;
  /** Epoch ms by the store's clock. */
  takenAt: number;
  from: 'embedded' | 'mongodb';
  /** Keyed hash that only the right `DATA_KEY` gives; null when the store never had one. */
  dataKey: string | null;
}

/** The last line but the checksum of all. */
export interface BackupTotals {
  tables: number;
  rows: number;
  heads: readonly Head[];
}

export const FORMAT = 1;
export const sha256 = (): Hash => createHash('sha256');

/**
 * A backup as text, one JSON value a line: the facts; for each table its columns, its rows (arrays,
 * in key order), and their number and SHA-256; the totals; a SHA-256 over all lines that are no rows.
 */
export type StructureLine =
  | { backup: typeof FORMAT; facts: BackupFacts }
  | { table: string; columns: LineColumns }
  | { end: string; rows: number; sha256: string }
  | { totals: BackupTotals }
  | { whole: string };
