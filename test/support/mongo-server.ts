import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** A machine without the internet must know within seconds that there will be no server. */
const PROBE_TIMEOUT_MS = 3000;
const DOWNLOAD_TIMEOUT_MS = 120_000;
const DOWNLOAD_HOST = 'fastdl.mongodb.org';

export interface TestMongo {
  /** Address of a replica set, without a database name. */
  uri: string;
  /** What tests that freeze and kill a server start their own from. */
  binary: string | undefined;
  stop: () => Promise<void>;
}

/** In this order: MONGODB_TEST_URI, MONGOMS_SYSTEM_BINARY, mongod on the PATH, a download. */
export async function startMongo(): Promise<TestMongo | { missing: string }> {
  const given = process.env['MONGODB_TEST_URI'];
  if (given) {
    const stop = async () => (await import('./mongo-databases.ts')).dropPooled(given);
    return { uri: given, binary: namedBinary(), stop };
  }
  try {
    const binary = await findBinary();
    return 'missing' in binary ? binary : await start(binary.path);
  } catch (error) {
    return { missing: `the MongoDB server did not start: ${String(error).split('\n')[0]}` };
  }
}

async function start(systemBinary: string): Promise<TestMongo> {
  // Whatever version the machine has is the one to test with.
  process.env['MONGOMS_SYSTEM_BINARY_VERSION_CHECK'] ??= 'false';
  const { MongoMemoryReplSet } = await import('mongodb-memory-server-core');
  const set = await MongoMemoryReplSet.create({
    replSet: { count: 1, storageEngine: 'wiredTiger' },
    // Fail points, for the tests of faults.
    instanceOpts: [{ args: ['--setParameter', 'enableTestCommands=1'] }],
    binary: { systemBinary },
  });
  const stop = async () => {
    await set.stop({ doCleanup: true, force: true });
  };
  return { uri: set.getUri(), binary: systemBinary, stop };
}

async function findBinary(): Promise<{ path: string } | { missing: string }> {
  const named = namedBinary();
  if (named) return { path: named };
  const found = await download(false);
  if (found) return { path: found };
  if (process.env['MONGOMS_RUNTIME_DOWNLOAD'] === 'false') {
    return { missing: 'no mongod here, and MONGOMS_RUNTIME_DOWNLOAD=false' };
  }
  if (!(await reachable(DOWNLOAD_HOST))) {
    return { missing: `no mongod here, and ${DOWNLOAD_HOST} cannot be reached` };
  }
  const fresh = await download(true);
  return fresh ? { path: fresh } : { missing: 'no mongod here, and the download did not succeed' };
}

const namedBinary = () => process.env['MONGOMS_SYSTEM_BINARY'] ?? onPath('mongod');

function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** In a process of its own, so that a download that hangs can be ended. */
async function download(allowed: boolean): Promise<string | undefined> {
  const script = [
    "import { MongoBinary } from 'mongodb-memory-server-core';",
    'process.stdout.write(await MongoBinary.getPath());',
  ].join('');
  const env = { ...process.env, MONGOMS_RUNTIME_DOWNLOAD: String(allowed) };
  const args = ['--input-type=module', '--eval', script];
  const options = { env, timeout: DOWNLOAD_TIMEOUT_MS, killSignal: 'SIGKILL' as const };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, options);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

async function reachable(host: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect({ host, port: 443 });
    const end = (result: boolean) => () => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(PROBE_TIMEOUT_MS, end(false));
    socket.once('connect', end(true));
    socket.once('error', end(false));
  });
}
