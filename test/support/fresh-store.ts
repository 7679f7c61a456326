import type { RecordStore } from '../../src/ports/records/record-store.ts';
import type { Table } from '../../src/ports/records/table.ts';

/** What a test says about the empty store it wants. */
export interface FreshStore {
  tables: readonly Table[];
  schemaVersion?: number;
  /** MongoDB: as another instance on the database of this store, which is to be closed after it. */
  beside?: RecordStore;
}
