import { checkKey, type Row } from '../../ports/records/check-row.ts';
import { checkLimit, planQuery, type QueryPlan } from '../../ports/records/plan-query.ts';
import type { Query } from '../../ports/records/record-store.ts';
import type { Table } from '../../ports/records/table.ts';
import type { ClientSession } from './driver.ts';
import type { Collections } from './collections.ts';
import { exactDocument, type Fields, type RowDocument } from './documents.ts';
import { toFilter } from './query-filter.ts';
import { pipelineOf, sortOut, type Read } from './read-together.ts';
import { rowId } from './row-id.ts';
import { socketLimit } from './socket-limit.ts';

export interface ReadOptions {
  /** How long this operation may take, ms. Asked anew for each. */
  timeoutMs: () => number;
  session?: ClientSession;
}

/** Reads as documents, inside a session's transaction or outside. */
export class DocumentReader {
  readonly #collections: Collections;
  readonly #options: ReadOptions;

  constructor(collections: Collections, options: ReadOptions) {
    this.#collections = collections;
    this.#options = options;
  }

  async get(table: Table, key: Row): Promise<RowDocument | undefined> {
    checkKey(table, key);
    const filter = { _id: { $eq: rowId(table, key) } };
    const document = await this.#collections.of(table).findOne(filter, this.#each());
    return document ? exactDocument(document) : undefined;
  }

  async find(table: Table, query: Query): Promise<RowDocument[]> {
    const plan = planQuery(table, query);
    const { filter, sort, hint } = toFilter(table, plan);
    const limit = plan.limit === undefined ? {} : { limit: plan.limit };
    const options = { ...this.#each(), ...limit, sort, hint };
    const rows = await this.#collections.of(table).find(filter, options).toArray();
    return rows.map(exactDocument);
  }

  /** Several reads in one command, each answered with its rows in index order. */
  async together(reads: readonly Read[]): Promise<RowDocument[][]> {
    for (const read of reads) if (read.kind === 'get') checkKey(read.table, read.key);
    const answers = this.#collections.over<Fields>(pipelineOf(reads), this.#each());
    return sortOut(reads, (await answers.toArray())[0]);
  }

  async count(table: Table, query: Query): Promise<number> {
    const group = { $group: { _id: null, n: { $sum: 1 } } };
    const [result] = await this.#aggregate(table, planQuery(table, query), group);
    return Number(result?.['n'] ?? 0);
  }

  /** @throws RangeError when the exact sum is beyond int64 (the server then answers a double) */
  async sum(table: Table, column: string, query: Query): Promise<bigint> {
    const kind = Object.hasOwn(table.columns, column) ? table.columns[column]?.kind : undefined;
    const plan = planQuery(table, query);
    if (kind !== 'money') throw new TypeError(`${table.name}.${column} is not a money column`);
    const group = { $group: { _id: null, sum: { $sum: `$${column}` } } };
    const [result] = await this.#aggregate(table, plan, group);
    const sum = result?.['sum'] ?? 0n;
    if (typeof sum !== 'bigint') throw new RangeError('the sum is beyond int64');
    return sum;
  }

  async scan(table: Table, options: { after?: Row; limit: number }): Promise<RowDocument[]> {
    checkLimit(options.limit);
    if (options.after) checkKey(table, options.after);
    const filter = options.after ? { _id: { $gt: rowId(table, options.after) } } : {};
    const how = { ...this.#each(), sort: { _id: 1 as const }, limit: options.limit, hint: '_id_' };
    const rows = await this.#collections.of(table).find(filter, how).toArray();
    return rows.map(exactDocument);
  }

  async #aggregate(table: Table, plan: QueryPlan, group: Fields): Promise<Fields[]> {
    const { filter, sort, hint } = toFilter(table, plan);
    const limited = plan.limit === undefined ? [] : [{ $sort: sort }, { $limit: plan.limit }];
    const stages = [{ $match: filter }, ...limited, group];
    const options = { ...this.#each(), hint };
    const groups = this.#collections.of(table).aggregate<Fields>(stages, options);
    return (await groups.toArray()).map(exactDocument);
  }

  #each() {
    const { session, timeoutMs } = this.#options;
    return { ...socketLimit(timeoutMs()), ...(session && { session }) };
  }
}
