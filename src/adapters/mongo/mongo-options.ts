import type { SchemaStep } from '../../ports/records/schema-step.ts';
import type { Table } from '../../ports/records/table.ts';

export interface MongoOptions {
  /** Address with the database name in its path (`sajja` unless given). */
  uri: string;
  /** The catalogue: every table that the store will be asked for. */
  tables: readonly Table[];
  schemaVersion: number;
  steps?: readonly SchemaStep[];
}
