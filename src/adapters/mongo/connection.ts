import { createConnection, type Connection } from 'mongoose';
import { StoreRefusedError } from '../../ports/records/errors.ts';
import { DURABLE } from './collections.ts';
import { MAX_CONNECTIONS, OPEN_TIMEOUT_MS, SOCKET_TIMEOUT_MS } from './limits.ts';

const DEFAULT_DATABASE = 'sajja';

/**
 * The pool for one store. Mongoose's models are not used: rows are checked against the catalogue
 * before, and by the server's validators after; a third, casting, layer in between turned `"0x10"`
 * into 16.
 */
export async function connect(uri: string): Promise<Connection> {
  const connection = createConnection(uri, {
    dbName: databaseName(uri),
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    maxPoolSize: MAX_CONNECTIONS,
    serverSelectionTimeoutMS: OPEN_TIMEOUT_MS,
    connectTimeoutMS: OPEN_TIMEOUT_MS,
    waitQueueTimeoutMS: OPEN_TIMEOUT_MS,
    socketTimeoutMS: SOCKET_TIMEOUT_MS,
    retryWrites: true,
    writeConcern: DURABLE,
    appName: 'sajja',
  });
  // Lost connections show in the operations that need them; without a listener they would throw.
  connection.on('error', () => {});
  try {
    return await connection.asPromise();
  } catch (error) {
    await connection.close(true).catch(() => {});
    throw error;
  }
}

/** The name in the address's path. */
export function databaseName(uri: string): string {
  const path = /^mongodb(?:\+srv)?:\/\/[^/?]*\/([^?]*)/.exec(uri)?.[1] ?? '';
  return decodeURIComponent(path) || DEFAULT_DATABASE;
}

/** @throws StoreRefusedError without transactions: a deposit is several writes or none. */
export function refuseStandalone(hello: Record<string, unknown>): void {
  if (typeof hello['setName'] === 'string' || hello['msg'] === 'isdbgrid') return;
  throw new StoreRefusedError(
    'this MongoDB server is not part of a replica set, so it has no transactions',
    'Start mongod with --replSet rs0 and run rs.initiate() once; one member is enough.',
  );
}

/** Hosts and database, never user or password. */
export function placeOf(connection: Connection): string {
  const hosts = connection.getClient().options.hosts.map((host) => host.toString());
  return `${hosts.join(',')}/${connection.name}`;
}
