/**
 * Column kinds that both stores keep exactly.
 * - `text` UTF-8, compared bytewise · `int` a safe integer · `money` int64, `bigint` satang
 * - `bool` · `json` plain JSON (kept as text, never queried into) · `bytes` sealed or binary data
 */
export type ColumnKind = 'text' | 'int' | 'money' | 'bool' | 'json' | 'bytes';

export interface Column<T = unknown> {
  readonly kind: ColumnKind;
  readonly nullable: boolean;
  /** Type carrier only; never set. */
  readonly value?: T;
}

const column = <T>(kind: ColumnKind, nullable = false): Column<T> => ({ kind, nullable });

export const text = <T extends string = string>(): Column<T> => column('text');
export const textOrNull = <T extends string = string>(): Column<T | null> => column('text', true);
export const int = (): Column<number> => column('int');
export const intOrNull = (): Column<number | null> => column('int', true);
export const money = (): Column<bigint> => column('money');
export const bool = (): Column<boolean> => column('bool');
export const json = <T>(): Column<T> => column('json');
export const jsonOrNull = <T>(): Column<T | null> => column('json', true);
export const bytes = (): Column<Uint8Array> => column('bytes');
export const bytesOrNull = (): Column<Uint8Array | null> => column('bytes', true);
