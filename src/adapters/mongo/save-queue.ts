import { setImmediate } from 'node:timers';
import type { Rows } from './collections.ts';
import { Deadline } from './deadline.ts';
import type { RowDocument } from './documents.ts';
import { MAX_ROWS_PER_SAVE, SAVE_DEADLINE_MS, SAVES_IN_FLIGHT } from './limits.ts';
import { saveOnce, type SaveOutcome } from './save-once.ts';

interface Waiting {
  documents: RowDocument[];
  resolve: (outcomes: SaveOutcome[]) => void;
  reject: (error: unknown) => void;
}

/**
 * Inserts of concurrent callers into one collection share commands, and so journal flushes. While
 * SAVES_IN_FLIGHT commands are under way the next callers gather.
 */
export class SaveQueue {
  readonly #rows: Rows;
  #waiting: Waiting[] = [];
  #inFlight = 0;
  #scheduled = false;

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  /** @param documents at most MAX_ROWS_PER_SAVE */
  save(documents: RowDocument[]): Promise<SaveOutcome[]> {
    let waiting: Waiting | undefined;
    const saved = new Promise<SaveOutcome[]>((resolve, reject) => {
      waiting = { documents, resolve, reject };
      this.#waiting.push(waiting);
    });
    this.#schedule();
    return new Deadline(SAVE_DEADLINE_MS).limit(saved).finally(() => {
      // Whoever was told 'unavailable' is not saved afterwards, unless it is on its way.
      const at = waiting ? this.#waiting.indexOf(waiting) : -1;
      if (at >= 0) this.#waiting.splice(at, 1);
    });
  }

  #schedule(): void {
    if (this.#scheduled || this.#inFlight >= SAVES_IN_FLIGHT || this.#waiting.length === 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      void this.#send();
    });
  }

  async #send(): Promise<void> {
    const batch = this.#take();
    if (batch.length === 0) return;
    this.#inFlight += 1;
    this.#schedule();
    try {
      const outcomes = await saveOnce(
        this.#rows,
        batch.flatMap(({ documents }) => documents),
      );
      let from = 0;
      for (const { documents, resolve } of batch) {
        resolve(outcomes.slice(from, (from += documents.length)));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.#inFlight -= 1;
      this.#schedule();
    }
  }

  #take(): Waiting[] {
    let rows = 0;
    const end = this.#waiting.findIndex(({ documents }) => {
      rows += documents.length;
      return rows > MAX_ROWS_PER_SAVE;
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
  }
}
