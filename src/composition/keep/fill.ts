import { DamagedBackupError } from '../../adapters/backup/damaged-backup-error.ts';
import { readLines } from '../../adapters/backup/read-lines.ts';
import { readBackupText } from '../../adapters/backup/read-text.ts';
import type { BackupFacts, BackupTotals } from '../../adapters/backup/text.ts';
import type { AtPoint } from '../../adapters/crash/crash-points.ts';
import type { Row } from '../../ports/records/check-row.ts';
import type { RecordStore } from '../../ports/records/record-store.ts';
import type { Table } from '../../ports/records/table.ts';
import { CATALOGUE } from '../../stores/schema/catalogue.ts';
import { heldTable } from '../../stores/schema/held.ts';
import { digestOf, Digester, isSame } from './digest.ts';
import type { HeldItem } from './held-items.ts';
import type { Hold } from './hold-back.ts';
import { insertRows } from './insert-rows.ts';

export interface Filling {
  store: RecordStore;
  /** The backup's text, as it comes out of the file. */
  text: AsyncIterable<Uint8Array>;
  /** Asked with the first line, before anything is written. @returns what is done to each row */
  begin(facts: BackupFacts): Promise<(table: Table, row: Row) => Hold>;
  at: AtPoint;
  onRows: (rows: number) => void;
}

export interface Filled {
  facts: BackupFacts;
  totals: BackupTotals;
}

/**
 * Writes a backup's rows into a store and reads them back: what is on disk is what the file says.
 * Run again after an interruption it changes nothing that is there already.
 * @throws DamagedBackupError the file, or what came back, is not as it was written
 */
export async function fill(filling: Filling): Promise<Filled> {
  const intake = new Intake(filling);
  for await (const part of readBackupText(readLines(filling.text), CATALOGUE)) {
    if (part.kind === 'facts') await intake.begin(part.facts);
    else if (part.kind === 'rows') await intake.take(part.table, part.rows);
    else if (part.kind === 'whole') {
      filling.at('restore:filled');
      return { facts: await intake.end(), totals: part.totals };
    }
  }
  throw new DamagedBackupError('the file ends too early');
}

class Intake {
  readonly #filling: Filling;
  readonly #digesters = new Map<Table, Digester>();
  readonly #held: HeldItem[] = [];
  #begun: { facts: BackupFacts; hold: (table: Table, row: Row) => Hold } | undefined;

  constructor(filling: Filling) {
    this.#filling = filling;
  }

  async begin(facts: BackupFacts): Promise<void> {
    this.#begun = { facts, hold: await this.#filling.begin(facts) };
  }

  async take(table: Table, given: readonly Row[]): Promise<void> {
    const { store, at, onRows } = this.#filling;
    const rows: Row[] = [];
    for (const each of given) {
      const { row, held } = this.#needed().hold(table, each);
      if (row) rows.push(row);
      if (held) this.#held.push(held);
    }
    this.#digesterOf(table).add(rows);
    await insertRows(store, table, rows);
    at('restore:page');
    onRows(rows.length);
  }

  /** Compares, then lists what is held: an earlier attempt may have listed it, so the list is not compared. */
  async end(): Promise<BackupFacts> {
    const { store, onRows } = this.#filling;
    for (const table of CATALOGUE) {
      if (table === heldTable) continue;
      const expected = this.#digesterOf(table).end();
      if (isSame(await digestOf(store, table, onRows), expected)) continue;
      throw new DamagedBackupError(`${table.name} did not come back as it is in the file`);
    }
    await insertRows(store, heldTable, this.#held);
    return this.#needed().facts;
  }

  #needed() {
    if (!this.#begun) throw new DamagedBackupError('its first line is not that of a backup');
    return this.#begun;
  }

  #digesterOf(table: Table): Digester {
    const known = this.#digesters.get(table);
    if (known) return known;
    const fresh = new Digester(table);
    this.#digesters.set(table, fresh);
    return fresh;
  }
}
