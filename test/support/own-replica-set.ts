import { setTimeout as pause } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import { OwnMongod, SET_NAME } from './own-mongod.ts';

const NODES = [0, 1, 2];
/** An operator's set waits 10 s before it elects another; the test does not have so long. */
const ELECTION_TIMEOUT_MS = 3_000;
const PRIMARY_WITHIN_MS = 30_000;
const LOOK_MS = 300;
/** A frozen node does not answer; the others know. */
const HELLO_WITHIN_MS = 500;

/** Three MongoDB servers of one set, any of which a test may freeze, kill and start again. */
export class OwnReplicaSet {
  readonly #nodes: readonly OwnMongod[];

  constructor(binary: string) {
    this.#nodes = NODES.map(() => new OwnMongod(binary));
  }

  /** @param database what the address names */
  uriOf(database: string): string {
    const hosts = this.#nodes.map(({ host }) => host).join(',');
    return `mongodb://${hosts}/${database}?replicaSet=${SET_NAME}`;
  }

  async start(): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node.answering()));
    const members = this.#nodes.map(({ host }, _id) => ({ _id, host }));
    const settings = { electionTimeoutMillis: ELECTION_TIMEOUT_MS };
    await this.#nodes[0]?.command({ replSetInitiate: { _id: SET_NAME, members, settings } });
    await this.primary();
  }

  /** The node that the set has elected. @param other than this one: waits for its successor */
  async primary(other?: OwnMongod): Promise<OwnMongod> {
    const until = Date.now() + PRIMARY_WITHIN_MS;
    while (Date.now() < until) {
      const found = (await Promise.all(this.#nodes.map(ifPrimary))).filter((node) => node);
      const [node] = found.filter((one) => one !== other);
      if (node) return node;
      await pause(LOOK_MS);
    }
    throw new Error('the set has elected nobody');
  }

  /** Runs a command on every node, for what each keeps for itself. */
  async each(command: mongo.Document): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node.command(command)));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node.stop()));
  }
}

async function ifPrimary(node: OwnMongod): Promise<OwnMongod | undefined> {
  const silent = pause(HELLO_WITHIN_MS, undefined, { ref: false });
  const hello = await Promise.race([node.command({ hello: 1 }).catch(() => undefined), silent]);
  return hello?.['isWritablePrimary'] === true ? node : undefined;
}
