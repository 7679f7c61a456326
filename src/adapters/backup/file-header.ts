import { DamagedBackupError } from './damaged-backup-error.ts';

/** The first line of every backup. What follows it is sealed, or gzip as it is. */
const SEALED = 'SAJJA BACKUP 1 SEALED\n';
const PLAIN = 'SAJJA BACKUP 1 PLAIN\n';
export const LINE_BYTES = SEALED.length;
/** Behind the line of a sealed file: mark of the recipient's key, public key made for this file. */
export const MARK_BYTES = 8;
const PUBLIC_BYTES = 32;

export type FileHeader =
  { kind: 'plain' } | { kind: 'sealed'; mark: Uint8Array; ephemeral: Uint8Array };

/** The header as it stands in the file; a sealed file's chunks are bound to it. */
export function headerBytes(header: FileHeader): Buffer {
  if (header.kind === 'plain') return Buffer.from(PLAIN);
  return Buffer.concat([Buffer.from(SEALED), header.mark, header.ephemeral]);
}

/** @param start the first bytes of the file, `HEADER_BYTES_MAX` of them unless it is shorter */
export function readHeader(start: Buffer): { header: FileHeader; bytes: number } {
  if (start.subarray(0, PLAIN.length).toString('latin1') === PLAIN) {
    return { header: { kind: 'plain' }, bytes: PLAIN.length };
  }
  if (start.subarray(0, LINE_BYTES).toString('latin1') !== SEALED) {
    throw new DamagedBackupError('this is no backup of ours, or of a later program');
  }
  if (start.length < HEADER_BYTES_MAX) throw new DamagedBackupError('the file ends in its header');
  const mark = start.subarray(LINE_BYTES, LINE_BYTES + MARK_BYTES);
  const ephemeral = start.subarray(LINE_BYTES + MARK_BYTES, HEADER_BYTES_MAX);
  return { header: { kind: 'sealed', mark, ephemeral }, bytes: HEADER_BYTES_MAX };
}

export const HEADER_BYTES_MAX = LINE_BYTES + MARK_BYTES + PUBLIC_BYTES;
