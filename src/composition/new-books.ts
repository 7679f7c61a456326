import type { RecordWriter } from '../ports/records/record-store.ts';
import type { Table } from '../ports/records/table.ts';
import { ledgerAccounts, ledgerCommands, pledgeMonths } from '../stores/schema/ledger-tables.ts';

/**
 * The writer of a transaction on books that nobody else writes and in which no key and no month
 * comes twice: what such a row held before is known without asking, so that hundreds of entries
 * cost a handful of round trips. Were it not so, the key's unique index would refuse the second.
 */
export function onNewBooks(writer: RecordWriter): RecordWriter {
  const isAbsent = (table: Table): boolean => table === ledgerCommands || table === pledgeMonths;
  return {
    get: async (table, key) => (isAbsent(table) ? undefined : writer.get(table, key)),
    find: (table, query) => writer.find(table, query),
    count: (table, query) => writer.count(table, query),
    sum: (table, column, query) => writer.sum(table, column, query),
    insert: (table, row) => writer.insert(table, row),
    update: (table, key, patch, expect) => writer.update(table, key, patch, expect),
    put: (table, row) => writer.put(table, row),
    remove: (table, key) => writer.remove(table, key),
  };
}

/** Reads all accounts of a group at once: MongoDB's writer then knows each of them. */
export async function readAccounts(writer: RecordWriter, groupId: string): Promise<void> {
  await writer.find(ledgerAccounts, { index: 'key', eq: { groupId } });
}
