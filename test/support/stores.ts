import { describe } from '@jest/globals';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.ts';
import type { RecordStore } from '../../src/ports/records/record-store.ts';
import type { Table } from '../../src/ports/records/table.ts';

export interface FreshStore {
  tables: readonly Table[];
  schemaVersion?: number;
}

export type OpenStore = (options: FreshStore) => Promise<RecordStore>;
export type StoreName = 'embedded' | 'mongodb';

/** Runs a suite once for each store. `openStore` gives an empty one; the suite closes it. */
export function describeStores(suite: (name: StoreName, openStore: OpenStore) => void): void {
  describe('embedded', () => {
    suite('embedded', ({ tables, schemaVersion = 1 }) =>
      openSqliteStore({ file: ':memory:', tables, schemaVersion }),
    );
  });
}
