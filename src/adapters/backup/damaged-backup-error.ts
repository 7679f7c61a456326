/** The file is not a whole backup, or not one that this key opens. Says what is wrong, in one clause. */
export class DamagedBackupError extends Error {
  override readonly name = 'DamagedBackupError';
}
