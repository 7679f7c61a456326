import type { Table } from '../../ports/records/table.ts';
import type { RowSource } from '../../ports/records/snapshot.ts';
import { pagesOf } from './pages.ts';
import { lineColumns, rowLine } from './row-line.ts';
import { FORMAT, sha256, type BackupFacts, type Head, type StructureLine } from './text.ts';

export interface TextParts {
  source: RowSource;
  tables: readonly Table[];
  facts: BackupFacts;
  /** The head that a row ends a group's books with, if the row is one. */
  headOf(table: Table, row: Readonly<Record<string, unknown>>): Head | undefined;
  onRows(rows: number): void;
}

/** The text of a backup, a page of rows at a time: no table is held in memory. */
export async function* backupText(parts: TextParts): AsyncGenerator<string> {
  const { tables, facts } = parts;
  const whole = sha256();
  const structure = (line: StructureLine): string => {
    const text = `${JSON.stringify(line)}\n`;
    whole.update(text);
    return text;
  };
  const heads: Head[] = [];
  let rows = 0;
  yield structure({ backup: FORMAT, facts });
  for (const table of tables) {
    yield structure({ table: table.name, columns: lineColumns(table) });
    const section = sha256();
    let count = 0;
    for await (const page of pagesOf(parts.source, table)) {
      const text = textOf(table, page);
      section.update(text);
      count += page.length;
      for (const row of page) {
        const head = parts.headOf(table, row);
        if (head) heads.push(head);
      }
      yield text;
      parts.onRows(page.length);
    }
    rows += count;
    yield structure({ end: table.name, rows: count, sha256: section.digest('hex') });
  }
  yield structure({ totals: { tables: tables.length, rows, heads } });
  yield `${JSON.stringify({ whole: whole.digest('hex') })}\n`;
}

function textOf(table: Table, page: readonly object[]): string {
  const columns = lineColumns(table);
  const lines = page.map((row) => rowLine(columns, row as Record<string, unknown>));
  return `${lines.join('\n')}\n`;
}
