import { afterAll, jest, test } from '@jest/globals';
import { CATALOGUE, SCHEMA_VERSION } from '../../src/stores/schema/catalogue.ts';
import { readScripts, walkScript } from '../support/flow-script.ts';
import { MongoDatabases } from '../support/mongo-databases.ts';
import { describeMongo } from '../support/stores.ts';

jest.setTimeout(120_000);

/** `npm test` walks them on the embedded store; a store difference is a bug. */
describeMongo((uri) => {
  const databases = new MongoDatabases(uri);
  afterAll(() => databases.giveBack(), 60_000);

  test.each(readScripts().map(({ file, script }) => [file, script] as const))(
    '%s goes the same way on MongoDB',
    async (_, script) => {
      const store = await databases.open({ tables: CATALOGUE, schemaVersion: SCHEMA_VERSION });
      try {
        await walkScript(script, undefined, undefined, store);
      } finally {
        await store.close();
      }
    },
  );
});
