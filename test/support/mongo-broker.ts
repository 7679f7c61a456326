import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { startMongo, type TestMongo } from './mongo-server.ts';

const PORT_VARIABLE = 'SAJJA_TEST_MONGO_BROKER';

export type MongoAnswer = { uri: string; binary?: string } | { missing: string };

/**
 * Runs in jest's own process and starts the one MongoDB server of a run when the first test file
 * asks for it: a run of unit tests alone starts none.
 */
export class MongoBroker {
  #server: Server | undefined;
  #mongo: Promise<TestMongo | { missing: string }> | undefined;

  async open(): Promise<void> {
    this.#server = createServer((socket) => {
      socket.on('error', () => {});
      this.#mongo ??= startMongo();
      void this.#mongo.then((mongo) => {
        const answer = 'missing' in mongo ? mongo : { uri: mongo.uri, binary: mongo.binary };
        socket.end(JSON.stringify(answer));
      });
    });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#server.unref();
    process.env[PORT_VARIABLE] = String((this.#server.address() as AddressInfo).port);
  }

  async close(): Promise<void> {
    this.#server?.close();
    const mongo = await this.#mongo;
    if (mongo && 'stop' in mongo) await mongo.stop();
  }
}

/** Asked by test files, in whatever process jest runs them. */
export async function mongoForTests(): Promise<MongoAnswer> {
  const port = Number(process.env[PORT_VARIABLE]);
  if (!port) return { missing: 'the tests run without the project’s jest configuration' };
  // A bare socket: tests that forbid HTTP do not forbid this.
  const socket = connect({ host: '127.0.0.1', port });
  return JSON.parse(await text(socket)) as MongoAnswer;
}
