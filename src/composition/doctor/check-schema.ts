import { SCHEMA_VERSION } from '../../stores/schema/catalogue.ts';
import { fail, ok, warn, type Finding } from './finding.ts';

/** @param found version of the stored data; undefined: nothing stored yet */
export function checkSchema(found: number | undefined): Finding {
  if (found === undefined) return ok('schema', 'nothing stored yet; the first start makes it');
  if (found === SCHEMA_VERSION) return ok('schema', `version ${found}`);
  if (found > SCHEMA_VERSION) {
    return fail(
      'schema',
      `the store has version ${found}, this program knows ${SCHEMA_VERSION}`,
      'Start the newer version of the bot again, or restore a backup made before the update.',
    );
  }
  return warn(
    'schema',
    `the store has version ${found}, this program needs ${SCHEMA_VERSION}`,
    'Make a backup, then start the bot: it brings the store up to date.',
  );
}
