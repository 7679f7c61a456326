import type { StoreDescription } from './record-store.ts';
import type { RowOf, Table } from './table.ts';

/** Whatever can be paged through in key order: a store, or a snapshot of one. */
export interface RowSource {
  /** Rows after `after` (a row's key columns), at most `limit`. */
  scan<T extends Table>(
    table: T,
    options: { after?: Partial<RowOf<T>>; limit: number },
  ): Promise<RowOf<T>[]>;
}

/**
 * Everything that a store held at one moment, read while the store goes on being written to. Both
 * stores keep what it needs for as long as it is open, so it is closed as soon as it is read.
 */
export interface StoreSnapshot extends RowSource {
  /** Epoch ms by the store's clock, not after the moment: what is later may be missing. */
  readonly takenAt: number;
  describe(): StoreDescription;
  close(): Promise<void>;
}
