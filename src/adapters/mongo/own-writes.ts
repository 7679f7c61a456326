import type { Table } from '../../ports/records/table.ts';
import type { AnyBulkWriteOperation } from './driver.ts';
import type { RowDocument } from './documents.ts';
import type { RowId } from './row-id.ts';

type Operation = AnyBulkWriteOperation<RowDocument>;
type Known = { document: RowDocument | undefined };

interface Added {
  table: Table;
  id: RowId;
  before: Known | undefined;
}

/**
 * What one transaction has read and written so far. Round trips dominate a transaction's time, so
 * writes wait here and go to the server in one command for each collection; a row that was read
 * once is not read again (the snapshot would give the same).
 */
export class OwnWrites {
  readonly #known = new Map<Table, Map<RowId, RowDocument | undefined>>();
  readonly #waiting = new Map<Table, Operation[]>();
  #sinceMark: Added[] = [];
  #sentSinceMark = false;
  #firstChanged: string | undefined;

  /** @returns undefined when nothing is known; `{ document: undefined }` when there is no such row. */
  known(table: Table, id: RowId): Known | undefined {
    const rows = this.#known.get(table);
    return rows?.has(id) ? { document: rows.get(id) } : undefined;
  }

  remember(table: Table, id: RowId, document: RowDocument | undefined): void {
    let rows = this.#known.get(table);
    if (!rows) this.#known.set(table, (rows = new Map()));
    rows.set(id, document);
  }

  /** The row that was first changed or replaced: what others most likely conflict over. */
  get firstChanged(): string | undefined {
    return this.#firstChanged;
  }

  add(table: Table, id: RowId, document: RowDocument | undefined, operation: Operation): void {
    this.#sinceMark.push({ table, id, before: this.known(table, id) });
    const list = this.#waiting.get(table);
    if (list) list.push(operation);
    else this.#waiting.set(table, [operation]);
    if (!('insertOne' in operation)) this.#firstChanged ??= `${table.name} ${id}`;
    this.remember(table, id, document);
  }

  /** Takes the operations that wait for one table, in the order they were made. */
  take(table: Table): Operation[] {
    const list = this.#waiting.get(table) ?? [];
    this.#waiting.delete(table);
    this.#sentSinceMark ||= this.#sinceMark.some((added) => added.table === table);
    return list;
  }

  /** Tables with waiting operations, first written first. */
  get tables(): Table[] {
    return [...this.#waiting.keys()];
  }

  /** From here on what is written can be taken back. */
  mark(): void {
    this.#sinceMark = [];
    this.#sentSinceMark = false;
  }

  /** @returns false when the server has a part of it already: then nothing is taken back. */
  takeBack(): boolean {
    if (this.#sentSinceMark) return false;
    for (const { table, id, before } of this.#sinceMark.toReversed()) {
      const list = this.#waiting.get(table);
      list?.pop();
      if (list?.length === 0) this.#waiting.delete(table);
      if (before) this.remember(table, id, before.document);
      else this.#known.get(table)?.delete(id);
    }
    this.mark();
    return true;
  }
}
