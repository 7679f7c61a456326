import type { Table } from '../../ports/records/table.ts';
import type { AggregateOptions, AggregationCursor, Collection, Db, Document } from './driver.ts';
import type { RowDocument } from './documents.ts';

export type Rows = Collection<RowDocument>;

/** Durable: a majority has it in its journal. */
export const DURABLE = { w: 'majority', journal: true } as const;

/**
 * int64 as objects of the driver, which `exactDocument` turns into bigint. Not `useBigInt64`: the
 * driver (7.8) keeps a part of every 'not primary' answer for its monitor, and a bigint in it ends
 * the process at the next heartbeat (seen after a stepdown).
 */
const EXACT = { promoteLongs: false, promoteBuffers: true } as const;

/** The collections of the catalogue; reads see what a majority has, writes are durable. */
export class Collections {
  readonly #database: Db;
  readonly #byTable: ReadonlyMap<Table, Rows>;

  /** @param readConcern `of-session`: for a session that says itself at which moment to read */
  constructor(
    db: Db,
    tables: readonly Table[],
    readConcern: 'majority' | 'of-session' = 'majority',
  ) {
    this.#database = db;
    const reads = readConcern === 'majority' ? { readConcern: { level: readConcern } } : {};
    const entries = tables.map((table): [Table, Rows] => [
      table,
      db.collection<RowDocument>(table.name, {
        ...EXACT,
        ...reads,
        writeConcern: DURABLE,
        readPreference: 'primary',
      }),
    ]);
    this.#byTable = new Map(entries);
  }

  of(table: Table): Rows {
    const found = this.#byTable.get(table);
    if (!found) throw new TypeError(`${table.name} is not in the catalogue of this store`);
    return found;
  }

  /** A command over several collections, for a session that says itself how it reads. */
  over<T extends Document>(stages: Document[], options: AggregateOptions): AggregationCursor<T> {
    return this.#database.aggregate<T>(stages, { ...EXACT, ...options });
  }
}
