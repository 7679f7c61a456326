import type { Row } from '../../ports/records/check-row.ts';
import type { Table } from '../../ports/records/table.ts';
import { DamagedBackupError } from './damaged-backup-error.ts';
import { PAGE_BYTES } from './pages.ts';
import { readFacts, readStructure } from './read-structure.ts';
import { columnFault, rowOfLine, type LineColumns } from './row-line.ts';
import { sha256, type BackupFacts, type BackupTotals } from './text.ts';

const ROWS_PER_PAGE = 4_000;
const ROW_START = 0x5b;

export type BackupPart =
  | { kind: 'facts'; facts: BackupFacts }
  /** Some rows of a table; they count only once its `checked` has come. */
  | { kind: 'rows'; table: Table; rows: Row[] }
  | { kind: 'checked'; table: Table; rows: number }
  /** Everything before is as it was written. */
  | { kind: 'whole'; totals: BackupTotals };

/**
 * Reads a backup's text and checks every number and checksum in it. The last part is `whole`; a
 * text without it ends in an error.
 * @throws DamagedBackupError
 */
export async function* readBackupText(
  lines: AsyncIterable<Buffer>,
  tables: readonly Table[],
): AsyncGenerator<BackupPart> {
  const reading = new Reading(tables);
  for await (const line of lines) {
    const part = line[0] === ROW_START ? reading.row(line) : reading.structure(line);
    if (Array.isArray(part)) yield* part;
    else if (part) yield part;
  }
  if (!reading.isWhole) throw new DamagedBackupError('the file ends too early');
}

interface Section {
  table: Table;
  columns: LineColumns;
  hash: ReturnType<typeof sha256>;
  rows: number;
  page: Row[];
  /** Of the page's lines. */
  bytes: number;
}

class Reading {
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #whole = sha256();
  readonly #seen = new Set<string>();
  #section: Section | undefined;
  #facts: BackupFacts | undefined;
  #totals: BackupTotals | undefined;
  #rows = 0;
  isWhole = false;

  constructor(tables: readonly Table[]) {
    this.#tables = new Map(tables.map((table) => [table.name, table]));
  }

  row(line: Buffer): BackupPart | undefined {
    const section = this.#section;
    if (!section || this.isWhole) throw new DamagedBackupError('a row stands outside its table');
    section.hash.update(line).update('\n');
    section.rows += 1;
    section.page.push(rowOfLine(section.table, section.columns, parse(line) as unknown[]));
    section.bytes += line.length;
    const isFull = section.page.length === ROWS_PER_PAGE || section.bytes >= PAGE_BYTES;
    return isFull ? this.#takePage(section) : undefined;
  }

  structure(line: Buffer): BackupPart[] {
    if (this.isWhole) throw new DamagedBackupError('something follows its end');
    const found = readStructure(parse(line));
    if ('whole' in found) return this.#end(found.whole);
    this.#whole.update(line).update('\n');
    if ('backup' in found) return this.#begin(readFacts(found));
    if (!this.#facts) throw new DamagedBackupError('its first line is not that of a backup');
    if ('table' in found) return this.#open(found.table, found.columns);
    if ('end' in found) return this.#close(found);
    this.#totals = found.totals;
    return [];
  }

  #begin(facts: BackupFacts): BackupPart[] {
    if (this.#facts) throw new DamagedBackupError('it begins twice');
    this.#facts = facts;
    return [{ kind: 'facts', facts }];
  }

  #open(name: string, columns: LineColumns): BackupPart[] {
    const table = this.#tables.get(name);
    if (!table) throw new DamagedBackupError(`this program knows no table ${name}`);
    if (this.#section || this.#seen.has(name)) throw new DamagedBackupError(`${name} comes twice`);
    const fault = columnFault(table, columns);
    if (fault !== undefined) throw new DamagedBackupError(fault);
    this.#seen.add(name);
    this.#section = { table, columns, hash: sha256(), rows: 0, page: [], bytes: 0 };
    return [];
  }

  #close(found: { end: string; rows: number; sha256: string }): BackupPart[] {
    const section = this.#section;
    const name = found.end;
    if (section?.table.name !== name)
      throw new DamagedBackupError(`${name} ends without beginning`);
    if (section.rows !== found.rows || section.hash.digest('hex') !== found.sha256) {
      throw new DamagedBackupError(`${name} is not as it was written (number of rows or checksum)`);
    }
    this.#rows += section.rows;
    this.#section = undefined;
    const { table, rows, page } = section;
    const last: BackupPart[] = page.length > 0 ? [{ kind: 'rows', table, rows: page }] : [];
    return [...last, { kind: 'checked', table, rows }];
  }

  #end(whole: string): BackupPart[] {
    const totals = this.#totals;
    if (!totals || this.#section) throw new DamagedBackupError('the file ends too early');
    const counted = totals.tables === this.#seen.size && totals.rows === this.#rows;
    if (!counted || this.#whole.digest('hex') !== whole) {
      throw new DamagedBackupError('it is not as it was written (totals or checksum)');
    }
    this.isWhole = true;
    return [{ kind: 'whole', totals }];
  }

  #takePage(section: Section): BackupPart {
    const rows = section.page;
    section.page = [];
    section.bytes = 0;
    return { kind: 'rows', table: section.table, rows };
  }
}

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8')) as unknown;
  } catch {
    throw new DamagedBackupError('a line cannot be read');
  }
}
