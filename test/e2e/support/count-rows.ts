import type { Core } from '../../../src/composition/core.ts';
import type { Table } from '../../../src/ports/records/table.ts';
import { audit } from '../../../src/stores/schema/audit.ts';
import { inboxTable } from '../../../src/stores/schema/inbox.ts';
import { ledgerEntries } from '../../../src/stores/schema/ledger-tables.ts';
import { outboxTable } from '../../../src/stores/schema/outbox.ts';
import { people } from '../../../src/stores/schema/people.ts';
import { sessionsTable } from '../../../src/stores/schema/sessions.ts';
import { turnsTable } from '../../../src/stores/schema/turns.ts';

/** Every table that an event could leave a trace in. */
const TRACES: readonly Table[] = [
  inboxTable,
  outboxTable,
  people,
  sessionsTable,
  turnsTable,
  ledgerEntries,
  audit,
];
const ALL = 10_000;

/** Rows by table, of all tables that an event could leave a trace in. */
export async function countRows({ store }: Core): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of TRACES) {
    counts[table.name] = (await store.scan(table, { limit: ALL })).length;
  }
  return counts;
}
