import { createHash } from 'node:crypto';

/** The public one seals backups and may lie anywhere; the private one opens them and is kept elsewhere. */
export type BackupKeyKind = 'public' | 'private';

const KEY_BYTES = 32;
/** A typing error in a public key would seal every backup to nobody: the text carries a checksum. */
const CHECK_BYTES = 4;
const TEXT = /^sajja-backup-(public|private)-([A-Za-z0-9_-]{48})$/;

const check = (kind: BackupKeyKind, key: Uint8Array): Buffer =>
  createHash('sha256').update(`sajja-backup-${kind}`).update(key).digest().subarray(0, CHECK_BYTES);

/** A raw X25519 key of 32 bytes as a text of one line that says what it is. */
export function backupKeyText(kind: BackupKeyKind, key: Uint8Array): string {
  return `sajja-backup-${kind}-${Buffer.concat([key, check(kind, key)]).toString('base64url')}`;
}

/** @returns the 32 bytes of a key of this kind, or what is wrong with the text, never the text itself */
export function readBackupKey(
  kind: BackupKeyKind,
  text: string,
): { key: Uint8Array } | { fault: string } {
  const match = TEXT.exec(text.trim());
  const begin = `sajja-backup-${kind}-`;
  if (!match) return { fault: `must be a key that begins with ${begin}, as --new-key prints it` };
  if (match[1] !== kind) return { fault: `is a ${match[1]} key; it must begin with ${begin}` };
  const bytes = Buffer.from(match[2] ?? '', 'base64url');
  const key = bytes.subarray(0, KEY_BYTES);
  return check(kind, key).equals(bytes.subarray(KEY_BYTES))
    ? { key }
    : { fault: 'is mistyped: its checksum does not fit' };
}
