import type { Sealer } from '../ports/sealer.ts';

/** What the typed stores need besides the record store. */
export interface StoreDeps {
  sealer: Sealer;
}
