import type { Row } from '../../ports/records/check-row.ts';
import { DuplicateRecordError } from '../../ports/records/errors.ts';
import type { Query } from '../../ports/records/record-store.ts';
import type { Table } from '../../ports/records/table.ts';
import type { ClientSession } from './driver.ts';
import type { Collections } from './collections.ts';
import { DocumentReader } from './document-reader.ts';
import { holds, toDocument, toUpdate, type RowDocument } from './documents.ts';
import { isDuplicate } from './failures.ts';
import { OwnWrites } from './own-writes.ts';
import type { Read } from './read-together.ts';
import { rowId } from './row-id.ts';
import { socketLimit } from './socket-limit.ts';

/** Reads and writes of one attempt at one transaction, as documents; arguments are checked before. */
export class TransactionRows {
  readonly #collections: Collections;
  readonly #session: ClientSession;
  readonly #timeoutMs: () => number;
  readonly #reader: DocumentReader;
  readonly #own = new OwnWrites();

  constructor(collections: Collections, session: ClientSession, timeoutMs: () => number) {
    this.#collections = collections;
    this.#session = session;
    this.#timeoutMs = timeoutMs;
    this.#reader = new DocumentReader(collections, { session, timeoutMs });
  }

  get firstChanged(): string | undefined {
    return this.#own.firstChanged;
  }

  async get(table: Table, key: Row): Promise<RowDocument | undefined> {
    const id = rowId(table, key);
    const known = this.#own.known(table, id);
    if (known) return known.document;
    const document = await this.#reader.get(table, key);
    this.#own.remember(table, id, document);
    return document;
  }

  async find(table: Table, query: Query): Promise<RowDocument[]> {
    await this.#flush(table);
    const documents = await this.#reader.find(table, query);
    for (const document of documents) {
      this.#own.remember(table, document._id, document);
    }
    return documents;
  }

  /** As each of them alone, in one command where more than one has to ask the server. */
  async together(reads: readonly Read[]): Promise<RowDocument[][]> {
    for (const { kind, table } of reads) if (kind === 'find') await this.#flush(table);
    const asked = reads.filter((read) => !this.#knownTo(read));
    const found = asked.length > 1 ? await this.#reader.together(asked) : undefined;
    const answers: RowDocument[][] = [];
    for (const read of reads) {
      const at = asked.indexOf(read);
      answers.push(found && at >= 0 ? this.#noted(read, found[at] ?? []) : await this.#alone(read));
    }
    return answers;
  }

  async count(table: Table, query: Query): Promise<number> {
    await this.#flush(table);
    return await this.#reader.count(table, query);
  }

  async sum(table: Table, column: string, query: Query): Promise<bigint> {
    await this.#flush(table);
    return await this.#reader.sum(table, column, query);
  }

  /** What is written from here on can be taken back, as long as none of it had to be sent. */
  mark(): void {
    this.#own.mark();
  }

  /** @returns false when it cannot be: the transaction is then lost */
  takeBack(): boolean {
    return this.#own.takeBack();
  }

  insert(table: Table, row: Row): void {
    const document = toDocument(table, row);
    const id = rowId(table, row);
    if (this.#own.known(table, id)?.document) throw new DuplicateRecordError(table.name);
    this.#own.add(table, id, document, { insertOne: { document } });
  }

  put(table: Table, row: Row): void {
    const id = rowId(table, row);
    const document = toDocument(table, row);
    const { _id, ...replacement } = document;
    const filter = { _id: { $eq: _id } };
    this.#own.add(table, id, document, { replaceOne: { filter, replacement, upsert: true } });
  }

  async update(table: Table, key: Row, patch: Row, expect: Row | undefined): Promise<boolean> {
    const document = await this.get(table, key);
    if (!document || !holds(table, document, expect ?? {})) return false;
    const update = toUpdate(table, patch);
    const changed: RowDocument = { ...document, ...update.$set };
    for (const path of Object.keys(update.$unset ?? {})) delete changed[path];
    const id = rowId(table, key);
    this.#own.add(table, id, changed, { updateOne: { filter: { _id: { $eq: id } }, update } });
    return true;
  }

  async remove(table: Table, key: Row): Promise<boolean> {
    if (!(await this.get(table, key))) return false;
    const id = rowId(table, key);
    this.#own.add(table, id, undefined, { deleteOne: { filter: { _id: { $eq: id } } } });
    return true;
  }

  /** Sends what still waits; to be awaited before the commit. */
  async flush(): Promise<void> {
    for (const table of this.#own.tables) await this.#flush(table);
  }

  #knownTo(read: Read): boolean {
    return read.kind === 'get' && !!this.#own.known(read.table, rowId(read.table, read.key));
  }

  #noted(read: Read, documents: RowDocument[]): RowDocument[] {
    if (read.kind === 'get') {
      this.#own.remember(read.table, rowId(read.table, read.key), documents[0]);
    }
    for (const document of documents) this.#own.remember(read.table, document._id, document);
    return documents;
  }

  async #alone(read: Read): Promise<RowDocument[]> {
    if (read.kind === 'find') return await this.find(read.table, read.query);
    const document = await this.get(read.table, read.key);
    return document ? [document] : [];
  }

  async #flush(table: Table): Promise<void> {
    const operations = this.#own.take(table);
    if (operations.length === 0) return;
    const limit = socketLimit(this.#timeoutMs());
    const options = { ...limit, session: this.#session, ordered: true };
    try {
      await this.#collections.of(table).bulkWrite(operations, options);
    } catch (error) {
      throw isDuplicate(error) ? new DuplicateRecordError(table.name, { cause: error }) : error;
    }
  }
}
