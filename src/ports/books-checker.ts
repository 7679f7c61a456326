import type { BooksFault } from './stores/freezes-store.ts';

export interface BooksFinding extends BooksFault {
  /** Broken invariant, I1…I12 of the reliability page. */
  invariant: string;
}

/** Recomputes books from their first entry on; may run while they are posted to. */
export interface BooksChecker {
  /** Groups that have books, or anything left of them, in the order of their ids. */
  groups(): AsyncIterable<string>;
  /** @throws StoreUnavailableError */
  check(groupId: string): Promise<{ entries: number; findings: readonly BooksFinding[] }>;
}
