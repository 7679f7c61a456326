import { createHash } from 'node:crypto';
import { lineColumns, rowLine } from '../../adapters/backup/row-line.ts';
import { pagesOf } from '../../adapters/backup/pages.ts';
import type { Row } from '../../ports/records/check-row.ts';
import type { RowSource } from '../../ports/records/snapshot.ts';
import type { Table } from '../../ports/records/table.ts';
import { settingsTable } from '../../stores/schema/settings.ts';
import { INCOMING_SETTING, PROGRESS_SETTING } from './incoming.ts';

/** Number and SHA-256 of a table's rows in key order: the same for the same rows of either store. */
export interface Digest {
  rows: number;
  sha256: string;
}

/** Adds rows up, a page at a time and in key order. */
export class Digester {
  readonly #hash = createHash('sha256');
  readonly #columns;
  #rows = 0;

  constructor(table: Table) {
    this.#columns = lineColumns(table);
  }

  add(page: readonly Row[]): void {
    if (page.length === 0) return;
    this.#hash.update(`${page.map((row) => rowLine(this.#columns, row)).join('\n')}\n`);
    this.#rows += page.length;
  }

  end(): Digest {
    return { rows: this.#rows, sha256: this.#hash.digest('hex') };
  }
}

/** Of a whole table, but for the mark of a store that is being filled. */
export async function digestOf(
  source: RowSource,
  table: Table,
  onRows: (rows: number) => void,
): Promise<Digest> {
  const digester = new Digester(table);
  for await (const page of pagesOf(source, table)) {
    digester.add((page as Row[]).filter((row) => !isMark(table, row)));
    onRows(page.length);
  }
  return digester.end();
}

const MARKS: readonly unknown[] = [INCOMING_SETTING, PROGRESS_SETTING];

const isMark = (table: Table, row: Row): boolean =>
  table === settingsTable && MARKS.includes(row['name']);

export const isSame = (a: Digest, b: Digest): boolean => a.rows === b.rows && a.sha256 === b.sha256;
