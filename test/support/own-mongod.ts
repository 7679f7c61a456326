import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { mongo } from 'mongoose';

const START_TIMEOUT_MS = 20_000;
export const SET_NAME = 'own';

/** A MongoDB server that a test may freeze, kill and start again on the same files. */
export class OwnMongod {
  readonly #binary: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'sajja-mongod-'));
  readonly #replicaSet: boolean;
  readonly #users: boolean;
  #port = 0;
  #process: ChildProcess | undefined;

  /** @param users whether the server asks who somebody is */
  constructor(binary: string, replicaSet = true, users = false) {
    this.#binary = binary;
    this.#replicaSet = replicaSet;
    this.#users = users;
  }

  get uri(): string {
    return this.uriFor();
  }

  /** @param login `user:password`, for a server that asks for it */
  uriFor(login?: string): string {
    const set = this.#replicaSet ? `?replicaSet=${SET_NAME}` : '';
    return `mongodb://${login === undefined ? '' : `${login}@`}${this.host}/${set}`;
  }

  async start(): Promise<void> {
    const first = this.#port === 0;
    await this.answering();
    if (!this.#replicaSet) return;
    if (first) {
      const members = [{ _id: 0, host: this.host }];
      await this.command({ replSetInitiate: { _id: SET_NAME, members } });
    }
    const until = Date.now() + START_TIMEOUT_MS;
    while (!(await this.command({ hello: 1 }))['isWritablePrimary']) {
      if (Date.now() > until) throw new Error('no primary');
      await pause(50);
    }
  }

  /** Starts it (again), as far as it answers: whether its set has a primary is not waited for. */
  async answering(): Promise<void> {
    if (this.#port === 0) this.#port = await freePort();
    this.#spawn();
    await this.command({ ping: 1 });
  }

  get host(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** Its data files, which may be touched while it does not run. */
  get files(): string {
    return this.#folder;
  }

  /** Ends it as an operator does, all data written to its files. */
  async shutDown(): Promise<void> {
    const running = this.#process;
    this.#process = undefined;
    if (!running) return;
    const ended = once(running, 'exit');
    running.kill('SIGTERM');
    await ended;
  }

  /** Runs a command on the admin database over a connection of its own. */
  async command(command: mongo.Document, login?: string): Promise<mongo.Document> {
    const address = login === undefined ? '' : `${login}@`;
    const client = new mongo.MongoClient(`mongodb://${address}${this.host}/`, {
      directConnection: true,
      serverSelectionTimeoutMS: START_TIMEOUT_MS,
    });
    try {
      return await client.db('admin').command(command);
    } finally {
      await client.close();
    }
  }

  freeze(): void {
    this.#process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#process?.kill('SIGCONT');
  }

  async kill(): Promise<void> {
    const running = this.#process;
    this.#process = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #keyFile(): string {
    const file = join(this.#folder, 'key');
    writeFileSync(file, 'membersofthissetknoweachotherbythis=', { mode: 0o600 });
    return file;
  }

  #spawn(): void {
    const args = [
      `--dbpath=${this.#folder}`,
      `--port=${this.#port}`,
      '--bind_ip=127.0.0.1',
      '--setParameter=enableTestCommands=1',
      '--wiredTigerCacheSizeGB=0.25',
      ...(this.#replicaSet ? [`--replSet=${SET_NAME}`] : []),
      ...(this.#users ? ['--auth', `--keyFile=${this.#keyFile()}`] : []),
    ];
    this.#process = spawn(this.#binary, args, { stdio: 'ignore' });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
