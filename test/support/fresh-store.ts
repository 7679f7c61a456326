import type { Table } from '../../src/ports/records/table.ts';

/** What a test says about the empty store it wants. */
export interface FreshStore {
  tables: readonly Table[];
  schemaVersion?: number;
}
