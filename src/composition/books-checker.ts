import { setImmediate as letOthers } from 'node:timers/promises';
import { sha256 } from '../adapters/crypto/sha256.ts';
import { STANDARD_CHART } from '../domain/ledger/chart.ts';
import type { BooksChecker } from '../ports/books-checker.ts';
import type { RecordReader, RecordStore } from '../ports/records/record-store.ts';
import { ledgerGroups } from '../stores/ledger/verify/ledger-groups.ts';
import { verifyGroup } from '../stores/ledger/verify/verify-group.ts';

const RULES = { sha256, chart: STANDARD_CHART };

export function createBooksChecker(store: RecordStore): BooksChecker {
  const gentle = gently(store);
  return {
    groups: () => ledgerGroups(store),
    check: (groupId) => verifyGroup(gentle, RULES, groupId),
  };
}

/** An embedded store answers at once: between two pages, those who wait for the bot have their turn. */
function gently(store: RecordStore): RecordStore {
  const reader: RecordReader = {
    get: (table, key) => store.reader.get(table, key),
    count: (table, query) => store.reader.count(table, query),
    sum: (table, column, query) => store.reader.sum(table, column, query),
    async find(table, query) {
      await letOthers();
      return store.reader.find(table, query);
    },
  };
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'reader') return reader;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
