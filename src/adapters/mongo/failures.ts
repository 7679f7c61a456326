import { StoreRefusedError, StoreUnavailableError } from '../../ports/records/errors.ts';

const DUPLICATE_KEY = 11000;
const DOCUMENT_VALIDATION = 121;
const UNAUTHORIZED = 13;
const AUTHENTICATION_FAILED = 18;
const NAMESPACE_NOT_FOUND = 26;
const MAX_TIME_EXPIRED = 50;
const SNAPSHOT_TOO_OLD = 239;
/** Faults of the program, not of the server: told as they are. */
const OWN_FAULT_CODES = [2, 9, 14, DOCUMENT_VALIDATION];

type DriverError = Error & {
  code?: number | string;
  hasErrorLabel: (label: string) => boolean;
};

/** By shape, not by class: the driver may be loaded in another realm. */
export function isDriverError(error: unknown): error is DriverError {
  if (typeof error !== 'object' || error === null) return false;
  return 'hasErrorLabel' in error && typeof error.hasErrorLabel === 'function';
}

const codeOf = (error: unknown) => (isDriverError(error) ? error.code : undefined);

export const isDuplicate = (error: unknown) => codeOf(error) === DUPLICATE_KEY;
export const isUnauthorized = (error: unknown) => codeOf(error) === UNAUTHORIZED;

/** The server has forgotten the moment that a snapshot session reads at. */
export const isSnapshotGone = (error: unknown) => codeOf(error) === SNAPSHOT_TOO_OLD;

export const isNoCollection = (error: unknown) => codeOf(error) === NAMESPACE_NOT_FOUND;

/** The whole transaction can be run again. */
export const isTransient = (error: unknown) =>
  isDriverError(error) && error.hasErrorLabel('TransientTransactionError');

/** The commit may or may not have happened; asking again is safe. */
export const isUnknownCommit = (error: unknown) =>
  isDriverError(error) &&
  error.hasErrorLabel('UnknownTransactionCommitResult') &&
  error.code !== MAX_TIME_EXPIRED;

/** What callers see instead of a driver's error. Other errors pass as they are. */
export function translated(error: unknown): unknown {
  if (!isDriverError(error)) return error;
  if (typeof error.code === 'number' && OWN_FAULT_CODES.includes(error.code)) return error;
  // Only name and code: messages may hold host names with credentials or values of rows.
  const reason = [error.name, error.code].filter((part) => part !== undefined).join(' ');
  return new StoreUnavailableError(`MongoDB cannot answer now: ${reason}`, { cause: error });
}

/** As `translated`, but for the start: what waiting cannot mend is a refusal. */
export function translatedAtOpen(error: unknown): unknown {
  const name = error instanceof Error ? error.name : '';
  if (name === 'MongoParseError' || name === 'MongoInvalidArgumentError') {
    return new StoreRefusedError(
      'the address of MongoDB cannot be read',
      'Set MONGODB_URI to mongodb://user:password@host:27017/sajja?replicaSet=rs0.',
      { cause: error },
    );
  }
  if (name === 'MongooseServerSelectionError') {
    return new StoreUnavailableError('no MongoDB server answers', { cause: error });
  }
  const code = codeOf(error);
  if (code === AUTHENTICATION_FAILED || code === UNAUTHORIZED) {
    return new StoreRefusedError(
      'MongoDB refuses the user',
      'Check user, password and authSource in MONGODB_URI and the rights of this user.',
      { cause: error },
    );
  }
  return translated(error);
}
