import type { StoreUnavailableError } from '../../ports/records/errors.ts';
import type { SchemaStep } from '../../ports/records/schema-step.ts';
import type { Table } from '../../ports/records/table.ts';

export interface SqliteOptions {
  /** Path of the database file, or `:memory:`. Its folder must exist. */
  file: string;
  /** The catalogue: every table that the store will be asked for. */
  tables: readonly Table[];
  schemaVersion: number;
  steps?: readonly SchemaStep[];
  /** Epoch ms; the machine's clock unless given. */
  now?: () => number;
  /** Opens beside a running writer, takes no lock and refuses every write. */
  readOnly?: boolean;
  /**
   * Told once when the file can no longer be trusted (a failed fsync, a damaged page). The store
   * then refuses everything; the process should end and be started again.
   */
  onFatal?: (error: StoreUnavailableError) => void;
}
