import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { openMongoStore } from '../../../src/adapters/mongo/open-mongo-store.ts';
import { StoreRefusedError } from '../../../src/ports/records/errors.ts';
import { withDatabase } from '../../support/mongo-databases.ts';
import { OwnMongod } from '../../support/own-mongod.ts';
import { describeMongod } from '../../support/stores.ts';
import { catalogue, entries, member, members } from './catalogue.ts';

const ROOT = 'root:r00t';
const DATABASE = 'sajja';
const CHANGING = ['find', 'insert', 'update', 'remove', 'listIndexes'];

describeMongod((binary) => {
  const mongod = new OwnMongod(binary, true, true);
  const open = (login: string) => {
    const uri = `${withDatabase(mongod.uriFor(login), DATABASE)}&authSource=admin`;
    return openMongoStore({ uri, tables: catalogue, schemaVersion: 1 });
  };

  beforeAll(async () => {
    await mongod.start();
    await mongod.command({ createUser: 'root', pwd: 'r00t', roles: ['root'] });
    const privileges = ['members', 'slots', 'schema_meta', 'entries', 'tasks'].map(
      (collection) => ({
        resource: { db: DATABASE, collection },
        actions: collection === 'entries' ? ['find', 'insert', 'listIndexes'] : CHANGING,
      }),
    );
    privileges.push({ resource: { db: DATABASE, collection: '' }, actions: ['listCollections'] });
    await mongod.command({ createRole: 'worker', privileges, roles: [] }, ROOT);
    await mongod.command({ createUser: 'worker', pwd: 'secret', roles: ['worker'] }, ROOT);
  }, 30_000);
  afterAll(() => mongod.stop());

  test('a user who may not make indexes is refused while they are missing, served once they are there', async () => {
    const early = open('worker:secret');
    await expect(early).rejects.toThrow(StoreRefusedError);
    await expect(early).rejects.toMatchObject({
      advice: expect.stringContaining('create indexes'),
    });
    await (await open(ROOT)).close();
    const store = await open('worker:secret');
    expect(await store.insertEach(members, [member()])).toEqual(['inserted']);
    await store.transact((writer) =>
      writer.insert(entries, { group: 'g1', seq: 1, amount: 1n, memo: null }),
    );
    expect(store.describe().where).toBe(`127.0.0.1:${new URL(mongod.uri).port}/${DATABASE}`);
    await store.close();
  });

  test('the server itself keeps such a user from changing an entry', async () => {
    const client = new mongo.MongoClient(mongod.uriFor('worker:secret'));
    const kept = client.db(DATABASE).collection('entries');
    await expect(kept.updateOne({}, { $set: { memo: 'x' } })).rejects.toThrow('not authorized');
    await expect(kept.deleteMany({})).rejects.toThrow('not authorized');
    await client.close();
  });

  test('the server itself refuses money that is not int64, and a field nobody declared', async () => {
    const client = new mongo.MongoClient(mongod.uriFor(ROOT));
    const rows = client.db(DATABASE).collection<{ _id: string }>('members');
    for (const change of [
      { balance: 1.5 },
      { balance: '1' },
      { balance: 1 },
      { $extra: 1 },
      { extra: 1 },
    ]) {
      await expect(rows.updateOne({ _id: 'm1' }, { $set: change })).rejects.toThrow();
    }
    await expect(rows.updateOne({ _id: 'm1' }, { $unset: { balance: 1 } })).rejects.toThrow();
    await rows.updateOne({ _id: 'm1' }, { $set: { balance: 7n } });
    await client.close();
  });

  test('a wrong password is refused and never repeated', async () => {
    const opening = open('worker:wr0ng');
    await expect(opening).rejects.toThrow(StoreRefusedError);
    await expect(opening).rejects.toMatchObject({
      message: expect.not.stringContaining('wr0ng'),
      advice: expect.not.stringContaining('wr0ng'),
    });
  });
});
