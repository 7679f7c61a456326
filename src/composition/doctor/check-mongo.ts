import type { Connection } from 'mongoose';
import { connect, placeOf, refuseStandalone } from '../../adapters/mongo/connection.ts';
import { translatedAtOpen } from '../../adapters/mongo/failures.ts';
import { readVersion } from '../../adapters/mongo/schema-version.ts';
import { refuseMissing } from '../../adapters/mongo/structure.ts';
import { CATALOGUE } from '../../stores/schema/catalogue.ts';
import type { StoreFindings } from './check-embedded.ts';
import { checkSchema } from './check-schema.ts';
import { ok, skip, type Finding } from './finding.ts';
import { refusal } from './refusal.ts';

const TODO =
  'Start MongoDB, and check host, port and replicaSet in MONGODB_URI and the firewall between.';

type Db = NonNullable<Connection['db']>;

/** Server, replica set, version and indexes; changes nothing there. */
export async function checkMongo(uri: string): Promise<StoreFindings> {
  let connection: Connection | undefined;
  const findings: Finding[] = [];
  try {
    connection = await connect(uri);
    findings.push(ok('store', `mongodb (${placeOf(connection)})`));
    const { usable, ...looked } = await look(connection.db!);
    findings.push(...looked.findings);
    return { findings, usable };
  } catch (error) {
    findings.push(refusal('store', translatedAtOpen(error), TODO));
    return { findings, usable: false };
  } finally {
    await connection?.close(true).catch(() => {});
  }
}

async function look(db: Db): Promise<StoreFindings> {
  const hello = await db.command({ hello: 1 });
  try {
    refuseStandalone(hello);
  } catch (error) {
    const rest = ['schema', 'indexes'].map((check) => skip(check, 'needs a replica set'));
    return { findings: [refusal('replica set', error, TODO), ...rest], usable: false };
  }
  const set = ok('replica set', `${hello['setName'] ?? 'sharded cluster'}`);
  const found = await readVersion(db);
  const schema = checkSchema(found);
  const indexes =
    found === undefined
      ? skip('indexes', 'nothing stored yet; the first start makes them')
      : await checkIndexes(db);
  const usable = found !== undefined && schema.state === 'ok' && indexes.state === 'ok';
  return { findings: [set, schema, indexes], usable };
}

async function checkIndexes(db: Db): Promise<Finding> {
  try {
    await refuseMissing(db, CATALOGUE);
    return ok('indexes', `${CATALOGUE.length} collections with their indexes`);
  } catch (error) {
    return refusal('indexes', error, TODO);
  }
}
