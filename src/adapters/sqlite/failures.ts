import { StoreUnavailableError } from '../../ports/records/errors.ts';

const PRIMARY_MASK = 0xff;
const SQLITE_CONSTRAINT = 19;
const UNIQUE_CODES = [1555, 2067];
/** IOERR, CORRUPT, CANTOPEN, NOTADB: what the file holds can no longer be trusted or reached. */
const FATAL_CODES = [10, 11, 14, 26];
/** ERROR, CONSTRAINT, MISMATCH, MISUSE, RANGE: a fault of ours, not of the disk. */
const OWN_FAULT_CODES = [1, SQLITE_CONSTRAINT, 20, 21, 25];

/** SQLite's result code, extended; undefined when the error is not from SQLite. */
export function sqliteCode(error: unknown): number | undefined {
  // Not `instanceof Error`: the error may come from another realm, as it does under jest.
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode : undefined;
}

export function isDuplicate(error: unknown): boolean {
  const code = sqliteCode(error);
  return code !== undefined && UNIQUE_CODES.includes(code);
}

/** After one of these nothing more is acknowledged: an fsync that failed cannot be repeated. */
export function isFatal(error: unknown): boolean {
  const code = sqliteCode(error);
  return code !== undefined && FATAL_CODES.includes(code & PRIMARY_MASK);
}

/** True when the store, not the caller, is at fault: full, busy, failing, out of memory, closed. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof StoreUnavailableError) return true;
  const code = sqliteCode(error);
  return code !== undefined && !OWN_FAULT_CODES.includes(code & PRIMARY_MASK);
}

export function unavailable(error: unknown): StoreUnavailableError {
  if (error instanceof StoreUnavailableError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StoreUnavailableError(`the store file cannot be used now: ${reason}`, {
    cause: error,
  });
}
