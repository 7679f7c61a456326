import { MongoMemoryReplSet } from 'mongodb-memory-server-core';

/** A replica set of one on this machine, from the server that the tests use. */
export async function mongoForBench(): Promise<{ uri: string; stop(): Promise<void> } | undefined> {
  const binary = process.env['MONGOMS_SYSTEM_BINARY'];
  if (binary === undefined) return undefined;
  const set = await MongoMemoryReplSet.create({
    replSet: { count: 1, storageEngine: 'wiredTiger' },
    binary: { systemBinary: binary },
  });
  return {
    uri: set.getUri('sajja_bench'),
    stop: async () => void (await set.stop()),
  };
}
