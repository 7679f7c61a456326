/**
 * Transactions of this process that lost a conflict over a row run again one after another: eight
 * writers on one group's head would otherwise keep cutting each other off. Other rows' reruns do
 * not wait, nor do first attempts.
 */
export class ConflictLanes {
  readonly #last = new Map<string, Promise<void>>();

  /** Resolves with what leaves the lane again, once everyone who entered before has left. */
  async enter(row: string): Promise<() => void> {
    const before = this.#last.get(row);
    let leave = () => {};
    const left = new Promise<void>((resolve) => (leave = resolve));
    this.#last.set(row, left);
    await before;
    return () => {
      if (this.#last.get(row) === left) this.#last.delete(row);
      leave();
    };
  }
}
