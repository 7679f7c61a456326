import type { RecordStore } from './record-store.ts';

/**
 * One step from an older schema version. Missing tables, nullable columns and indexes are made
 * before the first step, so a step only moves data. It may be cut off anywhere and is then run
 * again from its start: write it so that rerunning is harmless.
 */
export interface SchemaStep {
  /** The schema version that holds once the step is done. */
  readonly version: number;
  readonly up: (store: RecordStore) => Promise<void>;
}

/** The steps between two versions, in order. */
export function stepsBetween(
  steps: readonly SchemaStep[],
  from: number,
  to: number,
): readonly SchemaStep[] {
  return steps
    .filter(({ version }) => version > from && version <= to)
    .toSorted((a, b) => a.version - b.version);
}
