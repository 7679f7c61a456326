import { afterEach } from '@jest/globals';
import { sha256 } from '../../../src/adapters/crypto/sha256.ts';
import { STANDARD_CHART } from '../../../src/domain/ledger/chart.ts';
import type { LedgerCommand } from '../../../src/domain/ledger/ledger-command.ts';
import { DuplicateRecordError } from '../../../src/ports/records/errors.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import type {
  LedgerReader,
  LedgerWriter,
  PostResult,
} from '../../../src/ports/stores/ledger-store.ts';
import { RecordLedgerReader } from '../../../src/stores/ledger/ledger-reader.ts';
import { RecordLedgerWriter } from '../../../src/stores/ledger/ledger-writer.ts';
import { ledgerTables } from '../../../src/stores/schema/ledger-tables.ts';
import { verifyStore } from '../../../src/stores/ledger/verify/verify-store.ts';
import { NOON, OPENED_ON } from '../../unit/ledger/books.ts';
import type { OpenStore } from '../../support/stores.ts';

export const rules = { sha256, chart: STANDARD_CHART };

/** Opens ledgers for the tests of a suite, and closes them after each test, also a failed one. */
export function ledgersOf(
  openStore: OpenStore,
): (groups?: readonly string[]) => Promise<TestLedger> {
  const opened: TestLedger[] = [];
  afterEach(async () => {
    for (const { store } of opened.splice(0)) await store.close();
  });
  return async (groups) => {
    const ledger = await TestLedger.open(openStore, groups);
    opened.push(ledger);
    return ledger;
  };
}

/** A store with the ledger's tables, and the calls that tests make on it. */
export class TestLedger {
  readonly store: RecordStore;
  readonly read: LedgerReader;

  constructor(store: RecordStore) {
    this.store = store;
    this.read = new RecordLedgerReader(store.reader, STANDARD_CHART);
  }

  static async open(openStore: OpenStore, groups: readonly string[] = ['g1']): Promise<TestLedger> {
    const ledger = new TestLedger(await openStore({ tables: ledgerTables }));
    for (const groupId of groups) {
      await ledger.transact((writer) => writer.open(groupId, { openedOn: OPENED_ON, at: NOON }));
    }
    return ledger;
  }

  /** Runs again after a race for a key, as the unit of work does. */
  async transact<R>(work: (writer: LedgerWriter) => Promise<R>): Promise<R> {
    for (;;) {
      try {
        return await this.store.transact((records) => work(new RecordLedgerWriter(records, rules)));
      } catch (error) {
        if (!(error instanceof DuplicateRecordError)) throw error;
      }
    }
  }

  async post(command: LedgerCommand): Promise<PostResult> {
    return await this.transact((writer) => writer.post(command));
  }

  /** Everything wrong with the store, `I4 field` and the entry's number where there is one. */
  async findings(): Promise<string[]> {
    const found: string[] = [];
    for await (const report of verifyStore(this.store, rules)) {
      for (const { field, groupId, invariant, seq } of report.findings) {
        found.push([groupId, seq, invariant, field].filter((part) => part !== null).join(' '));
      }
    }
    return found;
  }
}
