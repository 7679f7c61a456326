/** The end of a group's chain as it was seen once, kept where a hand in the store does not reach. */
export interface Anchor {
  groupId: string;
  seq: number;
  /** Of the entry with this number. */
  hash: string;
  /** When it was seen, epoch ms. */
  at: number;
}

/** Append-only, outside the store. One process writes to one log. */
export interface AnchorLog {
  /** The last anchor of each group. */
  last(): Promise<ReadonlyMap<string, Anchor>>;
  /** Durable when resolved. */
  append(anchors: readonly Anchor[]): Promise<void>;
}
