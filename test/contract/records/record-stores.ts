import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { openSqliteStore } from '../../../src/adapters/sqlite/open-sqlite-store.ts';
import { describeStores } from '../../support/stores.ts';

/** Both stores, and the embedded one a second time on a file: there it reads over its own connection. */
export function describeRecordStores(suite: Parameters<typeof describeStores>[0]): void {
  describeStores(suite);
  describe('embedded in a file', () => {
    let folder = '';
    let files = 0;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'sajja-records-'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));
    suite('embedded', ({ tables, schemaVersion = 1 }) => {
      const file = join(folder, `${(files += 1)}.db`);
      return openSqliteStore({ file, tables, schemaVersion });
    });
  });
}
