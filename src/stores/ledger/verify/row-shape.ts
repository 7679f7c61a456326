import type { ColumnKind } from '../../../ports/records/column.ts';
import type { RowOf, Table } from '../../../ports/records/table.ts';

const FITS: Readonly<Record<ColumnKind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  int: (value) => Number.isSafeInteger(value),
  money: (value) => typeof value === 'bigint',
  bool: (value) => typeof value === 'boolean',
  json: (value) => value !== undefined && value !== null,
  bytes: (value) => value instanceof Uint8Array,
};

/** First column whose value is not of its kind, as after an edit by hand. */
export function misshapenColumn<T extends Table>(table: T, row: RowOf<T>): string | undefined {
  const values = row as Readonly<Record<string, unknown>>;
  for (const [name, { kind, nullable }] of Object.entries(table.columns)) {
    const value = values[name];
    if (!(nullable && value === null) && !FITS[kind](value)) return name;
  }
  return undefined;
}
