/** A key or unique index already holds the value. Expected only where two writers race. */
export class DuplicateRecordError extends Error {
  override readonly name = 'DuplicateRecordError';
  readonly table: string;

  constructor(table: string, options?: ErrorOptions) {
    super(`duplicate record in ${table}`, options);
    this.table = table;
  }
}

/** Another writer moved a row since this transaction read it: everything has to be decided again. */
export class LostRaceError extends Error {
  override readonly name = 'LostRaceError';
}

/** The store cannot answer now (down, frozen, disk full, no primary). The webhook turns it into 503. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
  }
}

/** The store must not be used: newer schema, no replica set, wrong data key, second process. Ends the start. */
export class StoreRefusedError extends Error {
  override readonly name = 'StoreRefusedError';
  /** What to do about it, one line, for the operator. */
  readonly advice: string;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.advice = advice;
  }
}
