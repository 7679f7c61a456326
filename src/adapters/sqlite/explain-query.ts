import { planQuery } from '../../ports/records/plan-query.ts';
import type { Query } from '../../ports/records/record-store.ts';
import type { Table } from '../../ports/records/table.ts';
import { openConnection } from './connection.ts';
import { objectsOf, tableSql } from './ddl.ts';
import { findSql } from './sql-text.ts';

/** SQLite's plan for a query over a table's definition, one line a step: for tests of catalogues. */
export function explainQuery(table: Table, query: Query): string[] {
  const db = openConnection(':memory:', false);
  try {
    db.exec(tableSql(table));
    for (const { sql } of objectsOf(table)) db.exec(sql);
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${findSql(table, planQuery(table, query))}`).all();
    return plan.map((step) => String(step['detail']));
  } finally {
    db.close();
  }
}
